// Evidence of an incident through the actions of a real desk: custody, copies, seals, papers, who may.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'
import type { InputOf } from '#src/core/endpoint.ts'
import type { Context } from '#src/platform/context.ts'
import { recordStatus } from '#src/record/status.ts'
import { ownerOf, uploadFor } from '#src/respond/evidence/actions/take-in.ts'
import { evidenceActions } from '#src/respond/evidence/actions.ts'
import { evidenceApi } from '#src/respond/evidence/api.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { reader, textOf } from '#test/paper/pdf-text.ts'

const evidence = calls(evidenceApi, evidenceActions as never)
let kit: TestDesk
let lead: Context
let other: Context
let number: string
let incidentId: string
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
  other = await kit.as('responder', 'Taro Minato')
  const made = await incident.create(lead, { title: '不正アクセス', kinds: [] })
  ;({ number, id: incidentId } = made)
})
after(() => kit.close())

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
type Given = Partial<InputOf<(typeof evidenceApi)['add']>>

async function uploaded(
  context: Context,
  bytes: Uint8Array,
  name = 'access.log',
  about = uploadFor(incidentId),
): Promise<string> {
  const { uploads } = context.desk.vault
  const { id } = await uploads.begin({
    name,
    mediaType: '',
    owner: ownerOf(context.viewer.id),
    about,
    bytes: bytes.byteLength,
  })
  async function* body() {
    yield bytes
  }
  if (bytes.byteLength > 0) await uploads.append(id, 0, body())
  return id
}
const file = async (text: string, given: Given = {}) =>
  evidence.add(lead, {
    incident: number,
    kind: 'file',
    upload: await uploaded(lead, Buffer.from(text)),
    description: 'a log',
    ...given,
  })
const thing = (given: Given = {}) =>
  evidence.add(lead, { incident: number, kind: 'device', description: 'ノートPC', marks: 'S/N 123', ...given })
const linesOf = async (item: string) =>
  (await evidence.show(lead, { incident: number, item })).custody.map((line) => line.text)

test('an item has its number within the incident, its hashes, its holder, and a line on the record', async () => {
  const text = 'GET /cgi-bin/phf HTTP/1.0\n'
  const row = await file(text, { source: 'www.example.jp', tool: 'dd 9.1', clockErrorSeconds: -3.5 })
  assert.equal(row.number, `${number}-E1`)
  assert.equal(row.file?.sha256, sha256(Buffer.from(text)))
  assert.equal(row.file?.md5, createHash('md5').update(text).digest('hex'))
  assert.deepEqual(
    [row.holder, row.state, row.clockErrorSeconds, row.file?.name],
    ['神戸 花子', 'held', -3.5, 'access.log'],
  )
  const [line = ''] = await linesOf('1')
  assert.ok(line.includes(row.number) && line.includes(sha256(Buffer.from(text))), line)
  const { custody, code } = await evidence.show(lead, { incident: number, item: row.number })
  assert.equal(custody[0]?.proved, true)
  assert.equal(code?.replaceAll('-', ''), row.file?.sha256.slice(0, 16))
  assert.equal((await recordStatus(kit.desk)).problem, null)
})

test('an upload of somebody else, of another incident, or one that is not finished becomes no item', async () => {
  const theirs = await uploaded(other, Buffer.from('theirs'))
  const elsewhere = await uploaded(lead, Buffer.from('elsewhere'), 'x', uploadFor('another'))
  const { id: begun } = await kit.desk.vault.uploads.begin({
    name: '',
    mediaType: '',
    owner: ownerOf(lead.viewer.id),
    about: uploadFor(incidentId),
    bytes: 9,
  })
  const add = (upload: string) =>
    refusalOf(evidence.add(lead, { incident: number, kind: 'file', upload, description: 'x' }))
  assert.equal(await add(theirs), 'vault.upload.not-found')
  assert.equal(await add(elsewhere), 'evidence.upload.invalid')
  assert.equal(await add(begun), 'evidence.upload.invalid')
  assert.equal(
    await refusalOf(evidence.add(lead, { incident: number, kind: 'file', description: 'no file' })),
    'evidence.kind.invalid',
  )
})

test('a hand-over counts once the receiver confirms; nobody else can give, answer or take in between', async () => {
  const { position } = await thing()
  const item = String(position)
  const ask = { incident: number, item }
  const give = (context: Context) => evidence.handOver(context, { ...ask, toId: other.viewer.id!, purpose: '解析' })
  assert.equal(await refusalOf(give(other)), 'evidence.handover.not-holder.not-allowed')
  const { id: handover } = await give(lead)
  assert.equal((await evidence.show(lead, ask)).row.holder, '神戸 花子')
  assert.equal(await refusalOf(give(lead)), 'evidence.handover.open')
  assert.equal(
    await refusalOf(evidence.decide(lead, { ...ask, state: 'returned', decidedBy: 'x', reason: 'x' })),
    'evidence.handover.open',
  )
  const third = await kit.as('responder')
  assert.equal(
    await refusalOf(evidence.answerHandover(third, { ...ask, handover, isReceived: true })),
    'evidence.handover.not-receiver.not-allowed',
  )
  assert.equal(
    await refusalOf(evidence.answerHandover(lead, { ...ask, handover, isReceived: true })),
    'evidence.handover.not-receiver.not-allowed',
  )
  assert.equal((await evidence.show(other, ask)).can.answer, handover)
  await evidence.answerHandover(other, { ...ask, handover, isReceived: true, answer: '封印に傷なし' })
  const { row, handovers } = await evidence.show(other, ask)
  assert.deepEqual(
    [row.holder, row.holderId, handovers[0]?.state, handovers[0]?.answeredBy],
    ['Taro Minato', other.viewer.id, 'received', 'Taro Minato'],
  )
  assert.equal(
    await refusalOf(evidence.answerHandover(other, { ...ask, handover, isReceived: false })),
    'evidence.handover.already-answered',
  )
  const lines = await linesOf(item)
  assert.equal(lines.length, 3)
  assert.match(lines[2]!, /Taro Minato.*封印に傷なし/)
})

test('a hand-over that is refused or taken back leaves the item where it was', async () => {
  const { position } = await thing()
  const ask = { incident: number, item: String(position) }
  for (const who of [other, lead]) {
    const { id: handover } = await evidence.handOver(lead, { ...ask, toId: other.viewer.id!, purpose: 'x' })
    await evidence.answerHandover(who, { ...ask, handover, isReceived: false, answer: 'not mine' })
    assert.equal((await evidence.show(lead, ask)).row.holderId, lead.viewer.id)
  }
})

test('to somebody outside of the desk the giver confirms, by the paper that came back', async () => {
  const { position } = await thing()
  const ask = { incident: number, item: String(position) }
  const { id: handover } = await evidence.handOver(lead, {
    ...ask,
    toName: '県警サイバー課 山田',
    purpose: '提出',
    place: '県警本部',
  })
  assert.equal(
    await refusalOf(evidence.answerHandover(other, { ...ask, handover, isReceived: true })),
    'evidence.handover.not-receiver.not-allowed',
  )
  await evidence.answerHandover(lead, { ...ask, handover, isReceived: true, answer: 'signed' })
  const { row } = await evidence.show(lead, ask)
  assert.deepEqual([row.holder, row.holderId, row.place], ['県警サイバー課 山田', null, '県警本部'])
})

test('sealed it is not opened without a decision; what is returned is at its end; a file of the vault is never destroyed', async () => {
  const { position, file: kept } = await file('sealed contents')
  const ask = { incident: number, item: String(position) }
  const decide = (state: 'held' | 'sealed' | 'returned' | 'destroyed', seal = '') =>
    evidence.decide(lead, { ...ask, state, decidedBy: 'CISO', reason: '公判', seal })
  assert.equal(await refusalOf(decide('sealed')), 'evidence.seal.invalid')
  assert.equal((await decide('sealed', 'A-0042')).seal, 'A-0042')
  assert.equal(await refusalOf(evidence.download(lead, { ...ask, reason: 'curious' })), 'evidence.sealed')
  assert.equal(await refusalOf(decide('destroyed')), 'evidence.state.file-stays')
  await decide('held')
  const { body } = await evidence.download(lead, { ...ask, reason: '解析' })
  assert.equal(sha256(body), kept?.sha256)
  await decide('returned')
  assert.equal(await refusalOf(decide('held')), 'evidence.state.no-way')
  assert.equal(await refusalOf(evidence.download(lead, { ...ask, reason: 'late' })), 'evidence.gone')
  const { position: disk } = await thing()
  const gone = await evidence.decide(lead, {
    incident: number,
    item: String(disk),
    state: 'destroyed',
    decidedBy: 'CISO',
    reason: '期限',
  })
  assert.equal(gone.state, 'destroyed')
})

test('a download is on the record with its reason before the first byte leaves', async () => {
  const { position } = await file('looked at')
  const ask = { incident: number, item: String(position) }
  await evidence.download(other, { ...ask, reason: 'to compare with the copy' })
  const line = (await linesOf(ask.item)).at(-1)!
  assert.match(line, /to compare with the copy/)
  assert.equal((await evidence.show(lead, ask)).custody.at(-1)?.by, 'Taro Minato')
})

test('malware leaves only in an archive with a password', async (t) => {
  const bytes = Buffer.from('X5O!P%@AP harmless stand-in for a trojan\n'.repeat(1000))
  const { position, number: name } = await file(bytes.toString(), { isMalware: true, description: 'backdoor' })
  const ask = { incident: number, item: String(position), reason: 'analysis' }
  const download = await evidence.download(lead, { ...ask, archive: false })
  assert.deepEqual([download.name, download.mediaType], [`${name}.zip`, 'application/zip'])
  assert.equal(Buffer.from(download.body).includes('stand-in for a trojan'), false)
  const [entry] = await new ZipReader(new Uint8ArrayReader(download.body)).getEntries()
  assert.ok(entry && !entry.directory && entry.encrypted)
  if (spawnSync('7z', ['--help']).status !== 0)
    return t.diagnostic('7z is not on this machine: opened by the library alone')
  const path = join(kit.desk.dataDir, 'malware.zip')
  writeFileSync(path, download.body)
  const opened = execFileSync('7z', ['x', '-so', '-pinfected', path], { stdio: ['ignore', 'pipe', 'ignore'] })
  assert.ok(opened.equals(bytes))
  assert.notEqual(spawnSync('7z', ['t', '-pwrong', path]).status, 0)
})

test('a flipped bit in the vault is found by verify, named on the record, and the broken file is not given out whole', async () => {
  const { position, file: kept } = await file('what was there\n'.repeat(500))
  const ask = { incident: number, item: String(position) }
  assert.deepEqual((await evidence.verify(lead, ask)).state, 'whole')
  const path = join(kit.desk.vault.folder, kept!.sha256.slice(0, 2), `${kept!.sha256}.enc`)
  chmodSync(path, 0o600)
  const bytes = readFileSync(path)
  bytes[bytes.byteLength - 100]! ^= 1
  writeFileSync(path, bytes)
  const verdict = await evidence.verify(lead, ask)
  assert.deepEqual([verdict.state, verdict.wholeBytes], ['damaged', 0])
  assert.match((await linesOf(ask.item)).at(-1)!, /damaged in the vault/)
  await assert.rejects(evidence.download(lead, { ...ask, reason: 'x' }), /is damaged after 0 bytes/)
})

test('copies have their places, and one that differs is told', async () => {
  const { position, file: kept } = await file('the original')
  const ask = {
    incident: number,
    item: String(position),
    purpose: 'analysis',
    medium: 'BD-R #1',
    place: '金庫',
  } as const
  assert.equal((await evidence.addCopy(lead, ask)).isSame, null)
  assert.equal((await evidence.addCopy(lead, { ...ask, sha256: kept!.sha256.toUpperCase() })).isSame, true)
  assert.equal((await evidence.addCopy(lead, { ...ask, sha256: sha256(Buffer.from('another')) })).isSame, false)
  assert.match((await linesOf(ask.item)).at(-1)!, /differs/)
})

test('what was made from an item keeps its parent; one of another incident is none', async () => {
  const parent = await file('disk image')
  const child = await file('extracted file', { parent: parent.number })
  assert.equal(child.parent, parent.number)
  const { children, custody } = await evidence.show(lead, { incident: number, item: parent.number })
  assert.deepEqual(
    children.map((one) => one.number),
    [child.number],
  )
  assert.equal(custody.length, 2)
  assert.equal(await refusalOf(file('x', { parent: '1999-0001-E1' })), 'evidence.not-found')
})

test('a correction says what stood there before', async () => {
  const { position } = await thing({ source: 'server room' })
  const ask = { incident: number, item: String(position) }
  const row = await evidence.change(lead, { ...ask, source: '2F server room', reason: 'floor was missing' })
  assert.equal(row.source, '2F server room')
  assert.match((await linesOf(ask.item)).at(-1)!, /“server room” → “2F server room”.*floor was missing/)
})

test('evidence of a secret incident is not there for who is not named; readers write nothing', async () => {
  const secret = await incident.create(lead, { title: '秘匿', kinds: [], isSecret: true })
  const held = await evidence.add(lead, { incident: secret.number, kind: 'paper', description: 'memo' })
  for (const ask of [
    { incident: secret.number, item: '1' },
    { incident: number, item: held.number },
    { incident: number, item: held.id },
  ])
    assert.match(await refusalOf(evidence.show(other, ask)), /^(incident|evidence)\.not-found$/)
  assert.equal(await refusalOf(evidence.list(other, { incident: secret.number })), 'incident.not-found')
  assert.equal(
    await refusalOf(evidence.download(other, { incident: secret.number, item: '1', reason: 'x' })),
    'incident.not-found',
  )
  assert.equal((await evidence.list(lead, { incident: secret.number })).rows.length, 1)
})

test('custody goes on when the incident is closed', async () => {
  const closing = await incident.create(lead, { title: '終わる案件', kinds: [] })
  await evidence.add(lead, { incident: closing.number, kind: 'device', description: 'PC' })
  await kit.desk.state.db
    .updateTable('incident' as never)
    .set({ phase: 'closed' } as never)
    .where('id' as never, '=', closing.id as never)
    .execute()
  const ask = { incident: closing.number, item: '1' }
  assert.equal(
    await refusalOf(evidence.add(lead, { incident: closing.number, kind: 'device', description: 'PC' })),
    'incident.closed',
  )
  assert.equal(
    (await evidence.decide(lead, { ...ask, state: 'returned', decidedBy: 'CISO', reason: '終結' })).state,
    'returned',
  )
})

for (const lang of ['ja', 'en'] as const) {
  test(`label, hand-over form and hand sheet print in ${lang}`, { skip: reader }, async () => {
    const description = lang === 'ja' ? '改ざんされたログ' : 'An altered log'
    const row = await file('printed', { source: 'www.example.jp', description })
    const ask = { incident: number, item: row.number, lang }
    const hash = row.file!.sha256
    const label = textOf((await evidence.label(lead, ask)).body)
    assert.ok(label.includes(row.number) && label.includes(hash.slice(0, 32)) && label.includes(hash.slice(32)), label)
    const form = textOf((await evidence.custodyForm(lead, ask)).body)
    assert.ok(form.includes(hash) && form.includes(lang === 'ja' ? '保管の連鎖' : 'Chainofcustody'), form)
    const sheet = textOf((await evidence.handSheet(lead, { incident: number, host: 'www', lang })).body)
    assert.ok(sheet.includes(lang === 'ja' ? '再起動・シャットダウンをしない' : 'Donotrestartorshutdown'), sheet)
  })
}

test('a look shows what is in a file as lines of ours, and stands in the chain of custody before anything is shown', async () => {
  const row = await file('one\n<script>alert(1)</script> 192.0.2.7\n\u001b[31m\n')
  const ask = { incident: number, item: row.number }
  const seen = await evidence.look(lead, { ...ask, reason: 'what it holds' })
  assert.deepEqual([seen.kind, seen.next, seen.isCut], ['text', null, false])
  assert.deepEqual(
    seen.lines.map(({ text }) => text),
    ['one', '<script>alert(1)</script> 192.0.2.7', '<1b>[31m'],
  )
  const hex = await evidence.look(lead, { ...ask, as: 'hex', offset: 4, reason: 'the second line' })
  assert.match(hex.lines[0]?.text ?? '', /^3c 73 63 72/)
  const said = await linesOf(row.number)
  assert.equal(said.filter((line) => /what it holds|the second line/.test(line)).length, 2)
  assert.equal(
    await refusalOf(evidence.look(lead, { ...ask, offset: 10_000, reason: 'x' })),
    'evidence.look.too-deep.invalid',
  )
  await evidence.decide(lead, { ...ask, state: 'sealed', decidedBy: 'Oba', reason: 'kept for court', seal: '7' })
  assert.equal(await refusalOf(evidence.look(lead, { ...ask, reason: 'x' })), 'evidence.sealed')
})

test('an archive is listed and never unpacked, and one that would grow without end is cut off', async () => {
  const held = async (bytes: Uint8Array) => {
    const upload = await uploaded(lead, bytes, 'archive')
    const row = await evidence.add(lead, { incident: number, kind: 'file', upload, description: 'an archive' })
    return evidence.look(lead, { incident: number, item: row.number, as: 'entries', reason: 'what it holds' })
  }
  const zip = new ZipWriter(new Uint8ArrayWriter())
  await zip.add('tool.exe', new TextReader('MZ'))
  assert.deepEqual((await held(await zip.close())).lines, [{ at: 2, text: 'tool.exe' }])
  const tar = execFileSync('tar', ['-C', kit.desk.dataDir, '-cz', 'keys'], { maxBuffer: 1e8 })
  const listed = await held(tar)
  assert.equal(listed.kind, 'gzip')
  assert.ok(listed.lines.some(({ text }) => text.startsWith('keys/')))
  const cut = await held(tar.subarray(0, tar.length / 2))
  assert.equal(cut.isCut, true)
})
