import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Permission, Role } from '#src/core/permission.ts'
import { tables } from '#src/server/tables.ts'
import { everyRole } from './kit/desk.ts'
import { type ServedDesk, servedDesk } from './kit/served.ts'

/** Who may use what, said a second time by hand: a change of rights is a change here too. */
const roles: Record<Permission, readonly Role[]> = {
  public: everyRole,
  self: everyRole,
  'report:read': ['administrator', 'lead', 'responder', 'help-desk', 'auditor'],
  'report:write': ['administrator', 'lead', 'responder', 'help-desk'],
  'incident:read': ['administrator', 'lead', 'responder', 'executive', 'unit-administrator', 'auditor'],
  'incident:write': ['administrator', 'lead', 'responder'],
  'incident:close': ['administrator', 'lead'],
  'briefing:read': ['administrator', 'lead', 'responder', 'executive', 'unit-administrator', 'auditor'],
  'entry:write': ['administrator', 'lead', 'responder', 'unit-administrator'],
  'task:read': everyRole,
  'task:answer': everyRole.filter((role) => role !== 'auditor'),
  'decision:answer': ['administrator', 'lead', 'executive', 'unit-administrator'],
  'containment:approve': ['administrator', 'lead'],
  'playbook:approve': ['administrator', 'lead'],
  'authority:give': ['administrator', 'executive'],
  'observable:read': ['administrator', 'lead', 'responder', 'auditor'],
  'evidence:read': ['administrator', 'lead', 'responder', 'auditor'],
  'evidence:verify': ['administrator', 'lead', 'responder', 'auditor'],
  'evidence:download': ['administrator', 'lead', 'responder'],
  'evidence:write': ['administrator', 'lead', 'responder'],
  'contact:read': ['administrator', 'lead', 'responder', 'help-desk', 'auditor'],
  'contact:write': ['administrator', 'lead', 'responder'],
  'notice:read': ['administrator', 'lead', 'responder', 'executive', 'auditor'],
  'notice:write': ['administrator', 'lead', 'responder'],
  'notice:approve': ['administrator', 'lead', 'executive'],
  'letter:write': ['administrator', 'lead'],
  'helpdesk:read': ['administrator', 'lead', 'responder', 'help-desk', 'executive', 'auditor'],
  'helpdesk:answer': ['administrator', 'lead', 'responder', 'help-desk'],
  'campaign:read': ['administrator', 'lead', 'responder', 'auditor'],
  'campaign:write': ['administrator', 'lead', 'responder'],
  'campaign:run': ['administrator', 'lead'],
  'campaign:help': ['administrator', 'lead', 'responder', 'help-desk'],
  find: everyRole,
  'log:read': ['administrator', 'lead', 'responder', 'auditor'],
  'log:write': ['administrator', 'lead', 'responder'],
  'log:manage': ['administrator', 'lead'],
  // Enrolled agents alone; no person.
  'agent:send': [],
  'alert:read': ['administrator', 'lead', 'responder', 'auditor'],
  'alert:write': ['administrator', 'lead', 'responder'],
  'rule:manage': ['administrator', 'lead'],
  'backup:read': ['administrator', 'lead', 'responder', 'executive', 'unit-administrator', 'auditor'],
  'backup:write': ['administrator', 'lead', 'responder'],
  'weakness:read': ['administrator', 'lead', 'responder', 'executive', 'unit-administrator', 'auditor'],
  'weakness:write': ['administrator', 'lead', 'responder'],
  'readiness:read': ['administrator', 'lead', 'responder', 'executive', 'unit-administrator', 'auditor'],
  'readiness:write': ['administrator', 'lead', 'responder'],
  'integrity:read': ['administrator', 'lead', 'responder', 'auditor'],
  'integrity:write': ['administrator', 'lead', 'responder'],
  'record:read': ['administrator', 'lead', 'responder', 'executive', 'auditor'],
  'record:verify': ['administrator', 'lead', 'responder', 'auditor'],
  'record:export': ['administrator', 'lead', 'auditor'],
  'people:read': everyRole,
  'people:manage': ['administrator'],
  'desk:manage': ['administrator'],
}

/** Endpoints that anybody on the network may call. A new one must be added here by somebody who thought about it. */
const open = new Set([
  'people.setupState',
  'people.setUp',
  'people.signIn',
  'people.acceptInvitation',
  // with a token that is good once
  'agent.enrol',
  // a person with a code from a letter, who has no account of the desk
  'campaign.openNow',
  'campaign.changeOwn',
  'record.key',
  'desk.health',
])

/** Endpoints that change something, and the permission each must ask for at least: none of them may be open to readers. */
const readOnly: ReadonlySet<Permission> = new Set([
  'report:read',
  'incident:read',
  'briefing:read',
  'observable:read',
  'evidence:read',
  'contact:read',
  'notice:read',
  'helpdesk:read',
  'campaign:read',
  'find',
  'log:read',
  'alert:read',
  'integrity:read',
  'backup:read',
  'weakness:read',
  'readiness:read',
  'record:read',
  'people:read',
  'public',
])
const readersMayCall = new Set(['incident.read', ...open])

const endpoints = Object.entries(tables).flatMap(([slice, table]) =>
  Object.entries(table).map(([name, endpoint]) => ({ id: `${slice}.${name}`, endpoint })),
)

let desk: ServedDesk
before(async () => {
  desk = await servedDesk()
})
after(() => desk.close())

const request = (route: string, headers: Record<string, string> = {}) => {
  const [method = 'GET', path = ''] = route.split(' ')
  const url = `http://desk.example${path.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000')}`
  const hasBody = method !== 'GET' && method !== 'DELETE'
  return new Request(url, {
    method,
    headers: { ...headers, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    ...(hasBody ? { body: '{}' } : {}),
  })
}

test('every route stands once', () => {
  const routes = endpoints.map(({ endpoint }) => endpoint.route)
  assert.deepEqual(
    routes.filter((route, i) => routes.indexOf(route) !== i),
    [],
  )
})

test('what anybody on the network may call is a short list that somebody wrote by hand', () => {
  assert.deepEqual(
    endpoints
      .filter(({ endpoint }) => endpoint.permission === 'public')
      .map(({ id }) => id)
      .sort(),
    [...open].sort(),
  )
})

test('nothing that changes the desk asks for a right to read only', () => {
  const wrong = endpoints.filter(
    ({ id, endpoint }) =>
      !endpoint.route.startsWith('GET ') && readOnly.has(endpoint.permission) && !readersMayCall.has(id),
  )
  assert.deepEqual(
    wrong.map(({ id }) => id),
    [],
  )
})

for (const role of everyRole) {
  test(`${role}: every endpoint answers or refuses as the matrix says`, async () => {
    const headers = await desk.signIn(role)
    const wrong: string[] = []
    for (const { id, endpoint } of endpoints) {
      const response = await desk.fetch(request(endpoint.route, headers))
      await response.body?.cancel()
      const isRefused = response.status === 401 || response.status === 403
      const isAllowed = roles[endpoint.permission].includes(role)
      // Sign-in itself answers 401 to wrong credentials, and making tokens by token is refused to all.
      if (id === 'people.signIn' || id === 'people.makeToken') continue
      if (isRefused === isAllowed || response.status >= 500) wrong.push(`${id}: ${response.status}`)
    }
    assert.deepEqual(wrong, [])
  })
}

test('without a session everything that is not public is refused with 401', async () => {
  const wrong: string[] = []
  for (const { id, endpoint } of endpoints.filter((one) => one.endpoint.permission !== 'public')) {
    const response = await desk.fetch(request(endpoint.route))
    await response.body?.cancel()
    if (response.status !== 401) wrong.push(`${id}: ${response.status}`)
  }
  assert.deepEqual(wrong, [])
})

test('a refusal for want of a right names the right in words', async () => {
  const headers = await desk.signIn('help-desk')
  const said = async (lang: string) => {
    const answer = await desk.fetch(request('GET /api/incidents', { ...headers, 'accept-language': lang }))
    const problem = (await answer.json()) as { title: string; facts: unknown }
    assert.deepEqual(problem.facts, { permission: 'incident:read' })
    return problem.title
  }
  assert.equal(await said('ja'), '「インシデントを読む」権限がありません。')
  assert.equal(await said('en'), 'You do not have the right to do this: Read incidents.')
})

test('a token does nothing beyond its scope', async () => {
  const { viewer } = await desk.as('administrator')
  const { addToken } = await import('#src/prepare/people/store/token.ts')
  const { newSecret, secretHash } = await import('#src/prepare/people/secret.ts')
  const secret = `hks_${newSecret()}`
  await desk.desk.state.db.transaction().execute((tx) =>
    addToken(tx, {
      id: desk.desk.newId(),
      name: 'narrow',
      scope: ['report:read'],
      createdAt: desk.desk.now().toISOString(),
      expiresAt: null,
      lastUsedAt: null,
      personId: viewer.id!,
      hash: secretHash(secret),
    }),
  )
  const status = async (route: string) =>
    (await desk.fetch(request(route, { authorization: `Bearer ${secret}` }))).status
  assert.equal(await status('GET /api/reports'), 200)
  assert.equal(await status('GET /api/incidents'), 403)
  assert.equal(await status('POST /api/reports'), 403)
  assert.equal(await status('GET /api/me'), 403)
})

test('who follows a link to a file and may not have it reads why on a page in their language, a program reads problem details', async () => {
  const file = `http://desk.example/api/incidents/1/evidence/1/file?reason=x`
  const opened = await desk.fetch(
    new Request(file, { headers: { 'sec-fetch-mode': 'navigate', 'accept-language': 'ja' } }),
  )
  assert.equal(opened.headers.get('content-type'), 'text/html; charset=utf-8')
  assert.match(opened.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  const page = await opened.text()
  assert.match(page, /<html lang="ja">/)
  assert.match(page, /火消しに戻る/)
  assert.ok(page.includes(opened.headers.get('x-request-id')!))
  const called = await desk.fetch(new Request(file, { headers: { 'accept-language': 'ja' } }))
  assert.equal(called.headers.get('content-type'), 'application/problem+json')
  assert.equal(called.status, opened.status)
})

test('nothing that a stranger writes into an address is markup on the page that refuses it', async () => {
  const asked = `http://desk.example/api/incidents?limit=${encodeURIComponent('<img src=x onerror=alert(1)>')}`
  const page = await (await desk.fetch(new Request(asked, { headers: { 'sec-fetch-mode': 'navigate' } }))).text()
  assert.match(page, /<html lang="(ja|en)">/)
  assert.doesNotMatch(page, /<img/)
})
