import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { openApi } from '#src/platform/http/openapi.ts'
import { tables } from '#src/server/tables.ts'

const document = openApi(tables, '0.0.0', 'http://desk.example') as {
  openapi: string
  paths: Record<string, Record<string, { operationId: string; 'x-permission': string }>>
}

test('the description of the interface is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(structuredClone(document))
  assert.equal(result.valid, true, JSON.stringify(result.errors)?.slice(0, 2_000))
  assert.match(document.openapi, /^3\.1\./)
})

test('the description is complete: every endpoint stands in it with its permission', () => {
  for (const [slice, table] of Object.entries(tables)) {
    for (const [name, endpoint] of Object.entries(table)) {
      const [method = '', path = ''] = endpoint.route.split(' ')
      const operation = document.paths[path]?.[method.toLowerCase()]
      assert.equal(operation?.operationId, `${slice}.${name}`)
      assert.equal(operation?.['x-permission'], endpoint.permission)
    }
  }
})
