import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import type { Endpoint, EndpointTable } from '#src/core/endpoint.ts'

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    facts: z.record(z.string(), z.unknown()),
    errors: z.array(z.object({ where: z.string(), message: z.string() })).optional(),
    requestId: z.string(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem details with a code; title and detail are in the asked language.',
  })

/** The OpenAPI 3.1 document, from the same tables that make the routes. */
export function openApi(tables: Readonly<Record<string, EndpointTable>>, version: string, url: string): object {
  const paths: ZodOpenApiPathsObject = {}
  for (const [slice, table] of Object.entries(tables)) {
    for (const [name, endpoint] of Object.entries(table)) {
      const [method = '', path = ''] = endpoint.route.split(' ')
      paths[path] = { ...paths[path], [method.toLowerCase()]: operation(slice, name, endpoint, path, method) }
    }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Hikeshi',
      version,
      description: 'The incident desk of a security team. Errors are RFC 9457 problem details.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url }],
    tags: Object.keys(tables).map((tag) => ({ name: tag })),
    security: [{ session: [] }, { token: [] }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'hikeshi' },
        token: { type: 'http', scheme: 'bearer', description: 'An API token with a scope.' },
      },
    },
    paths,
  })
}

function operation(
  slice: string,
  name: string,
  endpoint: Endpoint,
  path: string,
  method: string,
): ZodOpenApiOperationObject {
  const shape = (endpoint.input as z.ZodObject).shape
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
  const pick = (keys: string[]) => z.object(Object.fromEntries(keys.map((key) => [key, shape[key] as z.ZodType])))
  const rest = Object.keys(shape).filter((key) => !inPath.includes(key))
  const takesBytes = endpoint.takes === 'bytes'
  const inQuery = method === 'GET' || method === 'DELETE' || takesBytes
  const files = { files: z.array(z.string().meta({ format: 'binary' })) }
  return {
    operationId: `${slice}.${name}`,
    tags: [slice],
    summary: endpoint.summary,
    description: `Permission: \`${endpoint.permission}\``,
    'x-permission': endpoint.permission,
    ...(endpoint.permission === 'public' ? { security: [] } : {}),
    requestParams: {
      ...(inPath.length ? { path: pick(inPath) } : {}),
      ...(inQuery && rest.length ? { query: pick(rest) } : {}),
    },
    ...(takesBytes
      ? {
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
          },
        }
      : {}),
    ...(!inQuery && (rest.length || endpoint.takes === 'files')
      ? {
          requestBody: {
            required: true,
            content:
              endpoint.takes === 'files'
                ? { 'multipart/form-data': { schema: pick(rest).extend(files) } }
                : { 'application/json': { schema: pick(rest) } },
          },
        }
      : {}),
    responses: {
      200:
        endpoint.gives === 'download'
          ? {
              description: 'The bytes, as a download.',
              content: {
                [endpoint.mediaType ?? 'application/octet-stream']: { schema: { type: 'string', format: 'binary' } },
              },
            }
          : { description: endpoint.summary, content: { 'application/json': { schema: endpoint.output } } },
      default: {
        description: 'What was refused, and why.',
        content: { 'application/problem+json': { schema: Problem } },
      },
    },
  }
}
