// Abuse of signing in, and what a running desk says on its log: nothing that opens a door.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { reportApi } from '#src/detect/report/api.ts'
import {
  administrator,
  doorOf,
  newDataDir,
  postmasterOf,
  removeDataDir,
  type ServingDesk,
  startDesk,
} from '../kit/serving.ts'

let dataDir = ''
let desk: ServingDesk
/** Whatever must not be read on the log. */
const secrets: string[] = [administrator.password]
let person = 0

before(async () => {
  dataDir = await newDataDir()
  desk = await startDesk(dataDir, { HIKESHI_TRUST_PROXY: 'true', HIKESHI_PUBLIC_URL: 'https://desk.example' })
})
after(async () => {
  await desk.stop()
  await removeDataDir(dataDir)
})

const mostTries = 120
const fresh = () => `198.51.100.${++person}`
type Asked = { email?: string; password?: string; from?: string; headers?: Record<string, string> }
async function signIn({
  email = administrator.email,
  password = administrator.password,
  from = fresh(),
  headers = {},
}: Asked = {}) {
  const response = await fetch(`${desk.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from, ...headers },
    body: JSON.stringify({ email, password }),
  })
  const cookie = response.headers.get('set-cookie') ?? ''
  const value = /^hikeshi=([^;]*)/.exec(cookie)?.[1] ?? ''
  if (value) secrets.push(value)
  const problem = response.ok ? null : ((await response.json()) as { code: string })
  return {
    status: response.status,
    code: problem?.code,
    cookie,
    value,
    retryAfter: response.headers.get('retry-after'),
  }
}
const me = async (value: string) =>
  (await fetch(`${desk.url}/api/me`, { headers: { cookie: `hikeshi=${value}` } })).status

/** Tries wrong passwords until the desk no longer looks at them. */
async function guessUntilRefused(asked: (n: number) => Asked): Promise<{ tries: number; retryAfter: string | null }> {
  for (let tries = 1; tries <= mostTries; tries++) {
    const guess = `a wrong guess of ${tries}`
    secrets.push(guess)
    const answer = await signIn({ password: guess, ...asked(tries) })
    if (answer.status === 429) return { tries, retryAfter: answer.retryAfter }
    assert.deepEqual([answer.status, answer.code, answer.cookie], [401, 'session.wrong-credentials', ''])
  }
  assert.fail('guesses were looked at without end')
}

describe('a session', () => {
  test('comes in a cookie that scripts cannot read, that other sites cannot send along with a write, and only over TLS', async () => {
    const { status, cookie } = await signIn()
    assert.equal(status, 200)
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/']) assert.ok(cookie.includes(flag), cookie)
  })

  test('is a new one at every sign-in, whatever cookie the browser was given before', async () => {
    const planted = 'p'.repeat(43)
    const first = await signIn({ headers: { cookie: `hikeshi=${planted}` } })
    assert.equal(first.status, 200)
    assert.notEqual(first.value, planted)
    assert.equal(await me(planted), 401)
    const second = await signIn({ headers: { cookie: `hikeshi=${first.value}` } })
    assert.notEqual(second.value, first.value)
    assert.equal(await me(second.value), 200)
  })

  test('is dead the moment its owner signs out', async () => {
    const { value } = await signIn()
    assert.equal(await me(value), 200)
    const headers = { cookie: `hikeshi=${value}` }
    assert.equal((await fetch(`${desk.url}/api/session`, { method: 'DELETE', headers })).status, 200)
    assert.equal(await me(value), 401)
  })

  test('does nothing for another site: every write that a foreign page makes a browser send is refused', async () => {
    const { value } = await signIn()
    const write = (headers: Record<string, string>, path = '/api/incidents') =>
      fetch(`${desk.url}${path}`, {
        method: 'POST',
        headers: { cookie: `hikeshi=${value}`, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ title: 'made by another site' }),
      })
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: desk.url.replace(/\d+$/, '1') },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: desk.url },
    ]
    for (const headers of foreign) {
      const response = await write(headers as Record<string, string>)
      assert.equal(response.status, 403, JSON.stringify(headers))
      assert.equal(((await response.json()) as { code: string }).code, 'request.foreign-site.not-allowed')
    }
    for (const headers of [{ origin: desk.url }, { 'sec-fetch-site': 'same-origin', origin: desk.url }])
      assert.equal((await write(headers as Record<string, string>)).status, 200, JSON.stringify(headers))
    const form = await fetch(`${desk.url}/report`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new FormData(),
    })
    assert.equal(form.status, 403)
    const preflight = await fetch(`${desk.url}/api/incidents`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    assert.equal(preflight.headers.get('access-control-allow-origin'), null)
  })
})

describe('guessing', () => {
  test('of one account at one address is slowed first; the person signs in elsewhere meanwhile', async () => {
    const from = fresh()
    const { tries } = await guessUntilRefused(() => ({ from }))
    assert.ok(tries > 3 && tries < 10, String(tries))
    assert.equal((await signIn()).status, 200)
  })

  test('of one account from many addresses is slowed, and says for how long', async () => {
    const { tries, retryAfter } = await guessUntilRefused(() => ({ email: 'nobody@desk.example' }))
    assert.ok(tries > 3)
    assert.ok(Number(retryAfter) >= 1)
  })

  test('of many accounts from one address is slowed; others sign in meanwhile', async () => {
    const from = fresh()
    const { tries } = await guessUntilRefused((n) => ({ email: `guess-${n}@desk.example`, from }))
    assert.ok(tries > 3)
    assert.equal((await signIn()).status, 200)
  })
})

describe('the log', () => {
  test('of a desk at work and in trouble holds no password, session, token or secret link', async () => {
    const { value } = await signIn()
    const headers = { cookie: `hikeshi=${value}`, 'content-type': 'application/json' }
    const made = await fetch(`${desk.url}/api/me/tokens`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name: 'program', scope: ['report:read', 'report:write'] }),
    })
    assert.equal(made.status, 200)
    const { secret } = (await made.json()) as { secret: string }
    const door = await doorOf(desk)
    const { link } = await desk.client(reportApi, { authorization: `Bearer ${secret}` }).create({ text: 'a report' })
    const secretLink = new URL(link).pathname
    secrets.push(secret, door.authorization!.slice('Bearer '.length), secretLink.split('/').at(-1)!)

    const page = await fetch(`${desk.url}${secretLink}`)
    assert.equal(page.status, 200)
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer')
    assert.equal(page.headers.get('cache-control'), 'no-store')
    const outside = [...(await page.text()).matchAll(/(?:src|href|action)="(https?:[^"]*)"/g)].map(([, url]) => url)
    assert.deepEqual(
      outside.filter((url) => new URL(url!).host !== 'desk.example'),
      [],
      'nothing of another site is loaded or linked',
    )

    // Bodies that cannot be read, answers that fail, and a database that dies while secrets are on the way.
    await fetch(`${desk.url}/api/session`, { method: 'POST', headers, body: `{"password":"${administrator.password}"` })
    await fetch(`${desk.url}/api/session`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ email: 1, password: administrator.password }),
    })
    process.kill((await postmasterOf(desk))!, 'SIGKILL')
    let refused = 0
    while (refused === 0 || !desk.said().includes('database-back')) {
      const asked = await Promise.all([
        fetch(`${desk.url}${secretLink}`),
        fetch(`${desk.url}/api/reports?q=x`, { headers: { authorization: `Bearer ${secret}` } }),
        fetch(`${desk.url}/api/me`, { headers: { cookie: `hikeshi=${value}` } }),
        signIn({ from: '203.0.113.9' }),
      ])
      refused += asked.filter((one) => one.status === 503).length
    }
    const said = desk.said()
    assert.match(said, /request failed/)
    assert.match(said, /report\/r\/:secret|api\/reports/)
    assert.ok(secrets.length > 8)
    for (const one of secrets) assert.ok(!said.includes(one), `the log holds ${one}`)
  })
})
