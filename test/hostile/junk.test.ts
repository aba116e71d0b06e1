import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import type { Endpoint } from '#src/core/endpoint.ts'
import { reportApi } from '#src/detect/report/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { tables } from '#src/server/tables.ts'
import { type ServedDesk, servedDesk } from '../kit/served.ts'

/** Requests of each endpoint, the same in every run; other ones with JUNK_SEED, more with JUNK_ROUNDS. */
const rounds = Number(process.env.JUNK_ROUNDS ?? 14)
const seed = Number(process.env.JUNK_SEED ?? 20_261_121)
/** Paper takes long to make, and what it refuses it refuses before. */
const slow = /\.pdf$|backup|bundle|export|demonstration/

type Json = {
  type?: string
  enum?: unknown[]
  const?: unknown
  format?: string
  items?: Json
  properties?: Record<string, Json>
  anyOf?: Json[]
  allOf?: Json[]
}

let desk: ServedDesk
let headers: Record<string, string>
/** What is really there, so that junk in one field meets a real thing in the others. */
const real: Record<string, string[]> = {}

before(async () => {
  desk = await servedDesk()
  headers = await desk.signIn('administrator')
  const { number, id } = await desk
    .client(incidentApi, headers)
    .create({ title: '不審な通信 suspicious traffic', kinds: [] })
  const other = await desk.client(incidentApi, headers).create({ title: 'another' })
  const report = await desk
    .client(reportApi, headers)
    .create({ text: 'scan from 192.0.2.7', log: 'Jan  1 00:00:00 host sshd[1]: x' })
  const entry = await desk.client(incidentApi, headers).addEntry({ incident: number, text: 'an entry' })
  const { viewer } = await desk.as('responder')
  real.incident = [number, id]
  real.to = [other.number]
  real.id = [report.id, entry.id, viewer.id!]
  real.ids = [report.id]
  real.person = [viewer.id!]
  real.report = [report.id]
})
after(() => desk.close())

const nasty = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\r\nSet-Cookie: a=b',
  '../../etc/passwd',
  '%00',
  '%2e%2e%2f',
  '<script>alert(1)</script>',
  "'; drop table person; --",
  '=1+1',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-1',
  '9'.repeat(30),
  '1e999',
  '99999999999',
  '2147483648',
  '9007199254740993',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999-23:59',
  '0001-01-01T00:00:00+23:59',
  '2026-02-30T00:00:00Z',
  '2026-13-99',
  'Asia/Tokyo',
  'Mars/Olympus',
  '10.0.0.0/99',
  '‮',
  '\u{1f4a9}',
  '﻿',
  '漢'.repeat(300),
  'a'.repeat(5_000),
  '(((((((((',
  '%',
  '_',
  '\\',
  '\\u0000',
  '{incident}',
  '{',
  '{count, plural,',
  '00000000-0000-0000-0000-000000000000',
  '2026-0001',
  'R2026-0001',
  '0-0',
  'eyJhIjoxfQ',
  'W10=',
  'WzEsMl0',
]
const junkText = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.base64String({ maxLength: 80 }),
)
const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: junkText },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      1.5,
      2 ** 31,
      2 ** 53,
      -(2 ** 63),
      1e300,
      [],
      {},
      [[]],
      [null],
      { a: 1 },
      { length: 1e9 },
      ['__proto__'],
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown> },
  { weight: 1, arbitrary: fc.array(junkText, { maxLength: 5 }) },
)

/** A value that fits the schema, or nearly: what is real where the name says so. */
function fitting(name: string, schema: Json, depth = 0): fc.Arbitrary<unknown> {
  const known = real[name]
  if (known && schema.type === 'string') return fc.constantFrom(...known)
  if (known && schema.type === 'array') return fc.constant(known)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  const branches = schema.anyOf ?? schema.allOf
  if (branches) return fc.oneof(...branches.map((one) => fitting(name, one, depth + 1)))
  if (depth > 5) return fc.constant(null)
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, one]) => [key, fitting(key, one, depth + 1)]),
        ),
      )
    case 'array':
      return fc.array(fitting(name, schema.items ?? {}, depth + 1), { minLength: 1, maxLength: 3 })
    case 'integer':
    case 'number':
      return fc.constantFrom(0, 1, 20, 2026, 2 ** 31, Number.MAX_SAFE_INTEGER)
    case 'boolean':
      return fc.boolean()
    case 'string':
      if (schema.format === 'date-time')
        return fc.constantFrom(
          '2026-11-21T00:00:00Z',
          '1999-10-18T22:00:00+09:00',
          '0000-01-01T00:00:00Z',
          '9999-12-31T23:59:59-23:59',
        )
      if (schema.format === 'uuid') return fc.constantFrom(...real.id!)
      if (schema.format === 'email') return fc.constantFrom('somebody@desk.example', '"a b"@x')
      return fc.oneof(
        {
          weight: 3,
          arbitrary: fc.constantFrom(
            'Asia/Tokyo',
            '調査中',
            'ordinary words',
            '192.0.2.7',
            'rsit:intrusions/system-compromise',
          ),
        },
        junkText,
      )
    default:
      return junk
  }
}

type Asked = { fields: Record<string, unknown>; lang: 'ja' | 'en'; extra: unknown }
const asking = (endpoint: Endpoint): fc.Arbitrary<Asked> => {
  const schema = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }) as Json
  const fields = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, one]) => {
      const inPath = endpoint.route.includes(`{${name}}`)
      const choice: fc.WeightedArbitrary<unknown>[] = [
        { weight: 6, arbitrary: fitting(name, one) },
        { weight: 2, arbitrary: inPath ? junkText : junk },
        ...(inPath ? [] : [{ weight: 1, arbitrary: fc.constant(undefined) }]),
      ]
      return [name, fc.oneof(...choice)]
    }),
  )
  return fc.record({ fields: fc.record(fields), lang: fc.constantFrom('ja' as const, 'en' as const), extra: junk })
}

function requestOf(endpoint: Endpoint, { fields, lang, extra }: Asked): Request {
  const [method = 'GET', template = '/'] = endpoint.route.split(' ')
  const rest: Record<string, unknown> = { ...fields }
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name] ?? '').toWellFormed()
    delete rest[name]
    return encodeURIComponent(value) || '%20'
  })
  const url = new URL(`http://desk.example${path}`)
  const own = { ...headers, 'accept-language': lang }
  const asText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
  if (method === 'GET' || method === 'DELETE') {
    for (const [name, value] of Object.entries(rest))
      if (value !== undefined) url.searchParams.append(name, asText(value))
    return new Request(url, { method, headers: own })
  }
  if (endpoint.takes === 'files') {
    const form = new FormData()
    for (const [name, value] of Object.entries(rest)) if (value !== undefined) form.append(name, asText(value))
    form.append('files', new Blob([asText(extra)]), asText(extra).slice(0, 100))
    return new Request(url, { method, headers: own, body: form })
  }
  return new Request(url, {
    method,
    headers: { ...own, 'content-type': 'application/json' },
    body: JSON.stringify({ ...rest, __proto__x: extra }).replace('__proto__x', '__proto__'),
  })
}

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

async function isAnswered(request: Request, lang: 'ja' | 'en'): Promise<void> {
  const response = await desk.fetch(request)
  if (response.status < 400) return void (await response.body?.cancel())
  const text = await response.text()
  assert.ok(response.status < 500, `${response.status} ${text}\n${desk.troubles.at(-1)}`)
  assert.equal(response.headers.get('content-type'), 'application/problem+json', text)
  const problem = JSON.parse(text) as {
    code: string
    title: string
    status: number
    facts: object
    errors?: { where: string; message: string }[]
  }
  assert.equal(problem.status, response.status)
  assert.match(problem.code, /^[a-z][\w.-]+$/)
  assert.notEqual(problem.title, problem.code, 'a refusal in words')
  const ownWords = Object.values(problem.facts).reduce<string>(
    (title, fact) => title.replaceAll(String(fact), ''),
    problem.title,
  )
  assert.equal(japanese.test(ownWords), lang === 'ja', `${lang}: ${problem.title}`)
  if (problem.code === 'request.invalid') {
    assert.ok(problem.errors!.length > 0, text)
    for (const { where, message } of problem.errors!) assert.ok(where !== '' && message !== '', text)
  }
}

for (const [slice, table] of Object.entries(tables)) {
  describe(`junk in every field of ${slice} is answered with a reason and never breaks the desk:`, () => {
    for (const [name, endpoint] of Object.entries(table))
      test(name, async () => {
        const numRuns = slow.test(endpoint.route) ? 2 : rounds
        await fc.assert(
          fc.asyncProperty(asking(endpoint), async (asked) => isAnswered(requestOf(endpoint, asked), asked.lang)),
          { numRuns, seed, endOnFailure: true },
        )
      })
  })
}

test('after all this the record is whole', async () => {
  const verdict = await (
    await desk.fetch(new Request('http://desk.example/api/record/verify', { method: 'POST', headers, body: '{}' }))
  ).json()
  assert.equal((verdict as { ok: boolean }).ok, true, JSON.stringify(verdict))
})
