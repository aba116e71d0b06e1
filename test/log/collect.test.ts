import assert from 'node:assert/strict'
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import { type Receiving, receiveLogs } from '#src/detect/log/jobs/receive.ts'
import { noteSilence } from '#src/detect/log/jobs/silence.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { type ServedDesk, servedDesk } from '../kit/served.ts'

let desk: ServedDesk
let headers: Record<string, string>
before(async () => {
  desk = await servedDesk()
  headers = await desk.signIn('responder')
})
after(() => desk.close())

async function linesOf(source: string): Promise<string[]> {
  const context = await desk.as('lead')
  const input = logApi.search.input.parse({ q: `source:"${source}"`, order: 'oldest', limit: 10_000 })
  const { lines } = await logActions.search(context, input)
  return [...lines].sort((a, b) => a.seq - b.seq).map((line) => String(line.event['event.original']))
}
async function until<T>(what: string, ask: () => Promise<T>, isIt: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 60_000
  for (;;) {
    const value = await ask()
    if (isIt(value)) return value
    if (Date.now() > end) assert.fail(`waited in vain for ${what}: ${JSON.stringify(value).slice(0, 500)}`)
    await pause(50)
  }
}
const post = async (query: string, body: string | Uint8Array, sent = headers) => {
  const request = new Request(`http://desk.example/api/logs/lines?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', ...sent },
    body: body as BodyInit,
  })
  const response = await desk.fetch(request)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

describe('batches of forwarders', () => {
  test('are stored once however often they are sent, plain and packed', async () => {
    const text = 'Nov  1 12:34:56 gate sshd[1]: one\nNov  1 12:34:57 gate sshd[1]: two\n'
    const first = await post('source=agent&id=b-1', text)
    assert.deepEqual(first, { status: 200, body: { lines: 2, errors: 0, isRepeated: false } })
    const both = await Promise.all([post('source=agent&id=b-1', text), post('source=agent&id=b-1', text)])
    assert.deepEqual(
      both.map((one) => one.body.isRepeated),
      [true, true],
    )
    assert.equal((await post('source=agent&id=b-2', gzipSync('three\n'))).body.lines, 1)
    assert.equal((await post('source=agent&id=b-3', zstdCompressSync('{"message":"four"}\n'))).body.lines, 1)
    assert.deepEqual(await linesOf('agent'), [...text.trim().split('\n'), 'three', '{"message":"four"}'])
  })

  test('two of one id that arrive together are one', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => post('source=twins&id=t', 'once\n')))
    assert.equal(answers.filter((one) => one.body.isRepeated === false).length, 1)
    assert.deepEqual(await linesOf('twins'), ['once'])
  })

  test('are refused in words when they cannot be taken', async () => {
    assert.equal((await post('source=agent&id=b-9', gzipSync('x'.repeat(10_000)).subarray(0, 20))).status, 400)
    assert.equal((await post('source=agent&id=b-9', 'then whole\n')).body.isRepeated, false)
    const bomb = gzipSync(`${'x'.repeat(1_000_000)}\n`.repeat(300))
    assert.equal((await post('source=agent&id=b-8', bomb)).status, 413)
    assert.equal((await post('id=b-4', 'nobody\n')).status, 400)
    assert.equal((await post('source=agent&format=nonsense', 'x\n')).status, 422)
    assert.equal((await post('source=agent', 'x\n', await desk.signIn('auditor'))).status, 403)
    assert.equal((await post('source=agent', 'x\n', {})).status, 401)
  })
})

describe('watched folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-folder-'))
  let receiving: Receiving
  const at = (name: string) => join(folder, name)
  const watch = () => receiveLogs(contextOfDesk(desk.desk), { udp: null, tcp: null, tls: null, folders: [folder] })
  const numbered = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => `line ${from + n} of a log that is rotated`)
  const text = (from: number, to: number) => `${numbered(from, to).join('\n')}\n`
  const rotated = async (count: number) =>
    until(
      `${count} lines`,
      () => linesOf('rotated'),
      (lines) => lines.length >= count,
    )
  before(async () => {
    receiving = await watch()
  })
  after(async () => {
    await receiving.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a file that grows, is renamed, copied and emptied, packed and read after a restart gives each line once', async () => {
    writeFileSync(at('rotated.log'), text(0, 100))
    await rotated(100)
    appendFileSync(at('rotated.log'), `${text(100, 200)}half a li`)
    await rotated(200)
    appendFileSync(at('rotated.log'), 'ne\n')
    await rotated(201)
    renameSync(at('rotated.log'), at('rotated.log.1'))
    writeFileSync(at('rotated.log'), text(201, 300))
    await rotated(300)
    copyFileSync(at('rotated.log'), at('rotated.log.2'))
    truncateSync(at('rotated.log'))
    writeFileSync(at('rotated.log'), text(300, 400))
    await rotated(400)
    await receiving.close()
    appendFileSync(at('rotated.log'), text(400, 450))
    writeFileSync(at('rotated.log.3.gz'), gzipSync(text(201, 300)))
    utimesSync(at('rotated.log.3.gz'), new Date(0), new Date(0))
    receiving = await watch()
    await rotated(450)
    mkdirSync(at('other'))
    writeFileSync(at('other/messages'), 'the last one\n')
    await until(
      'the file that was put there last',
      () => linesOf('other'),
      (lines) => lines.length === 1,
    )
    const expected = [...numbered(0, 200), 'half a line', ...numbered(201, 450)]
    assert.deepEqual(await linesOf('rotated'), expected)
  })
})

test('a source that falls silent is said once, and once when it is back', async () => {
  const lead = await desk.as('lead')
  const context = contextOfDesk(desk.desk)
  const said = async () =>
    (
      await desk.desk.state.pool.query(
        "select code from record_entry where payload::jsonb #>> '{facts,name}' = 'quiet' and code like 'log.source-%' and code <> 'log.source-set' order by seq",
      )
    ).rows.map((row: { code: string }) => row.code)
  await logActions.setSource(lead, logApi.setSource.input.parse({ name: 'quiet', silentAfterMinutes: 5 }))
  await noteSilence(context)
  await noteSilence(context)
  assert.deepEqual(await said(), ['log.source-silent'])
  await post('source=quiet', 'hello\n')
  await noteSilence(context)
  await noteSilence(context)
  assert.deepEqual(await said(), ['log.source-silent', 'log.source-back'])
})
