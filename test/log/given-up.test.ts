import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { serve } from '@hono/node-server'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import { sayLogTrouble } from '#src/detect/log/receive/trouble.ts'
import { deskApi } from '#src/server/api.ts'
import { type ServedDesk, servedDesk } from '../kit/served.ts'

let desk: ServedDesk
let headers: Record<string, string>
before(async () => {
  desk = await servedDesk()
  headers = await desk.signIn('lead')
  const lines = Array.from({ length: 5_000 }, (_, n) => `Nov  1 12:${n % 60}:56 gate sshd[${n}]: a line\n`).join('')
  const request = new Request('http://desk.example/api/logs/lines?source=gate', {
    method: 'POST',
    headers: { ...(await desk.signIn('responder')), 'content-type': 'text/plain' },
    body: lines,
  })
  assert.equal((await desk.fetch(request)).status, 200)
})
after(() => desk.close())

describe('a question that nobody waits for any more', () => {
  const asks = {
    search: { q: 'line', order: 'oldest', limit: 10_000 },
    histogram: { q: 'line', seconds: 60 },
    facets: { q: 'line', fields: 'host.name,process.name' },
  } as const

  test('is given up by the archive, which then answers the next one', async () => {
    const context = await desk.as('lead')
    for (const [name, input] of Object.entries(asks)) {
      const action = name as keyof typeof asks
      const cut = new AbortController()
      const run = logActions[action] as (context: object, input: object) => Promise<unknown>
      const asked = run({ ...context, signal: cut.signal }, logApi[action].input.parse(input))
      cut.abort()
      await assert.rejects(asked, { name: 'AbortError' }, action)
      assert.ok(await run(context, logApi[action].input.parse(input)), action)
    }
  })

  test('is told to the desk when the connection of a browser closes', async () => {
    let given: AbortSignal | null = null
    let heard: () => void = () => {}
    const isHeard = new Promise<void>((resolve) => {
      heard = resolve
    })
    const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
      const fetch = async (request: Request): Promise<Response> => {
        given = request.signal
        given.addEventListener('abort', heard)
        await isHeard
        return new Response('')
      }
      const made = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made))
    })
    try {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
      socket.on('error', () => {})
      await once(socket, 'connect')
      const came = once(server, 'request')
      socket.write('GET /api/logs/histogram HTTP/1.1\r\nhost: desk.example\r\n\r\n')
      await came
      socket.destroy()
      await isHeard
      const url = 'http://desk.example/api/logs/histogram?q=line&seconds=60'
      assert.equal((await desk.fetch(new Request(url, { headers, signal: given! }))).status, 499)
      assert.equal((await desk.fetch(new Request(url, { headers }))).status, 200)
    } finally {
      server.close()
    }
  })
})

test('lines that cannot be put on disk are trouble on every page and among the sources, until they can be again', async () => {
  const [pages, logs] = [desk.client(deskApi, headers), desk.client(logApi, headers)]
  assert.equal((await pages.about({})).trouble, null)
  sayLogTrouble(desk.desk, 'no space left on device')
  const since = (await logs.sources({})).trouble
  assert.equal(since?.detail, 'no space left on device')
  assert.equal((await pages.about({})).trouble, 'archive-stuck')
  // what is stored again shows that it is over
  const more = new Request('http://desk.example/api/logs/lines?source=gate', {
    method: 'POST',
    headers: { ...(await desk.signIn('responder')), 'content-type': 'text/plain' },
    body: 'one more\n',
  })
  assert.equal((await desk.fetch(more)).status, 200)
  assert.equal((await logs.sources({})).trouble, null)
  assert.equal((await pages.about({})).trouble, null)
})
