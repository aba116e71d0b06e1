// Looking into files of strangers through the actions of a real desk: pictures drawn anew, and the times of files in order.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { crc32, deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import type { Context } from '#src/platform/context.ts'
import { drawingLimits, drawPicture } from '#src/respond/evidence/actions/picture.ts'
import { ownerOf, uploadFor } from '#src/respond/evidence/actions/take-in.ts'
import { evidenceActions } from '#src/respond/evidence/actions.ts'
import { evidenceApi } from '#src/respond/evidence/api.ts'
import { mostPixels } from '#src/respond/evidence/picture.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const evidence = calls(evidenceApi, evidenceActions as never)
let kit: TestDesk
let lead: Context
let number: string
let incidentId: string
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
  ;({ number, id: incidentId } = await incident.create(lead, { title: '不正アクセス', kinds: [] }))
})
after(() => kit.close())

async function held(bytes: Uint8Array, clockErrorSeconds: number | null = null): Promise<string> {
  const about = { name: 'file', mediaType: '', owner: ownerOf(lead.viewer.id), about: uploadFor(incidentId) }
  const { id: upload } = await kit.desk.vault.uploads.begin({ ...about, bytes: bytes.byteLength })
  await kit.desk.vault.uploads.append(
    upload,
    0,
    (async function* () {
      yield bytes
    })(),
  )
  const added = { incident: number, kind: 'file', upload, description: 'looked at', clockErrorSeconds } as const
  return (await evidence.add(lead, added)).number
}
const picture = async (bytes: Uint8Array) => {
  const ask = { incident: number, item: await held(bytes), as: 'picture', reason: 'what it shows' } as const
  return (await evidence.look(lead, ask)).picture!
}
const photograph = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#b3271e' } })
const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

test('a picture is drawn anew: none of its own bytes leave, and what it says of itself is text', async () => {
  const secret = 'exfil-key-0451'
  const taken = await photograph()
    .withExif({
      IFD0: { Make: 'Lens & Co <script>', Artist: secret },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '35/1 39/1 31/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '139/1 44/1 28/1',
      },
    })
    .jpeg()
    .toBuffer()
  const seen = await picture(Buffer.concat([taken, Buffer.from(secret)]))
  assert.deepEqual([seen.width, seen.height, seen.problem], [40, 20, null])
  const drawn = Buffer.from(seen.drawn!.base64, 'base64')
  assert.equal((await sharp(drawn).metadata()).format, 'webp')
  assert.equal(drawn.includes(secret), false)
  assert.ok(seen.facts.some(({ name, text }) => name === 'Make' && text === 'Lens & Co <script>'))
  assert.deepEqual([seen.place?.latitude.toFixed(3), seen.place?.longitude.toFixed(3)], ['35.659', '139.741'])
})

test('a picture that would grow without end is told by its size and never decoded', async () => {
  const side = Math.ceil(Math.sqrt(mostPixels)) + 1
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  const bomb = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  const seen = await picture(bomb)
  assert.deepEqual([seen.problem, seen.width, seen.drawn], ['too-many-pixels', side, null])
})

test('a picture with broken Exif data is still drawn, and one that is none says so', async () => {
  const jpeg = await photograph().jpeg().toBuffer()
  const exif = Buffer.concat([Buffer.from('Exif\0\0II*\0', 'latin1'), Buffer.alloc(40, 0xff)])
  const size = Buffer.alloc(2)
  size.writeUInt16BE(exif.length + 2)
  const broken = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), size, exif, jpeg.subarray(2)])
  const seen = await picture(broken)
  assert.deepEqual([seen.problem, seen.drawn?.width], [null, 40])
  const png = await photograph().png().toBuffer()
  assert.equal((await picture(Buffer.concat([png.subarray(0, 8), Buffer.alloc(99, 7)]))).problem, 'unreadable')
  // A drawing is a program for a reader: it is looked at as text.
  assert.equal((await picture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).problem, 'other-kind')
})

test('a picture that takes too long or too much is given up, and the next one is drawn', async () => {
  const png = await photograph().png().toBuffer()
  assert.equal((await drawPicture(png, { ...drawingLimits, longestMs: 0 })).problem, 'stopped')
  assert.equal((await drawPicture(png, { ...drawingLimits, mostBytes: 1 })).problem, 'stopped')
  assert.equal((await drawPicture(png)).drawn?.width, 40)
})

const body = [
  '0|/etc/passwd|11|-rw-r--r--|0|0|2104|1064972000|1064970000|1064970000|0',
  '0|/tmp/\u202e.sh|12|-rwxr-xr-x|500|500|90|1064960000|1064960000|1064960000|0',
]
const text = `${body.join('\n')}\n`

test('a bodyfile becomes a timeline, packed or not, and in the bundle of a collector', async () => {
  const folder = join(kit.desk.dataDir, 'bundle')
  mkdirSync(join(folder, 'data'), { recursive: true })
  writeFileSync(join(folder, 'data', '01-clock.txt'), 'host_epoch=1\n')
  writeFileSync(join(folder, 'data', '17-file-times.txt'), text)
  const bundle = execFileSync('tar', ['-C', folder, '-cz', 'data'])
  for (const bytes of [Buffer.from(text), gzipSync(text), bundle]) {
    const ask = { incident: number, item: await held(bytes, 90), reason: 'what happened when' }
    const { rows, files, wrong, next, clockErrorSeconds } = await evidence.timeline(lead, ask)
    assert.deepEqual(
      rows.map(({ at, macb, name }) => `${at} ${macb} ${name}`),
      [
        '2003-09-30T22:13:20.000Z mac. /tmp/<202e>.sh',
        '2003-10-01T01:00:00.000Z m.c. /etc/passwd',
        '2003-10-01T01:33:20.000Z .a.. /etc/passwd',
      ],
    )
    assert.deepEqual([files, wrong, next, clockErrorSeconds], [2, 0, null, 90])
    const { custody } = await evidence.show(lead, ask)
    assert.match(custody.at(-1)?.text ?? '', /times of files.*what happened when/)
  }
})

test('a timeline is asked for by name and span, page after page, and of nothing else than a list of times', async () => {
  const many = Array.from({ length: 1_200 }, (_, at) => `0|/f${at}|1|-rw|0|0|1|1064970000|0|0|0`)
  const item = await held(Buffer.from([...body, ...many].join('\n')))
  const ask = { incident: number, item, reason: 'x' }
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof evidence.timeline>> = await evidence.timeline(lead, {
      ...ask,
      ...(cursor ? { cursor } : {}),
    })
    seen.push(...page.rows.map(({ at, name }) => `${at} ${name}`))
    cursor = page.next
  } while (cursor)
  assert.equal(new Set(seen).size, 1_203)
  const span = { from: '2003-10-01T01:00:00Z', to: '2003-10-01T01:00:00Z', name: 'ETC' }
  assert.deepEqual(
    (await evidence.timeline(lead, { ...ask, ...span })).rows.map(({ name }) => name),
    ['/etc/passwd'],
  )
  const other = await held(Buffer.from('GET / HTTP/1.0\n'.repeat(2_000)))
  assert.equal(await refusalOf(evidence.timeline(lead, { ...ask, item: other })), 'evidence.timeline.invalid')
  // A gigabyte of zeros in a megabyte: it is no list, and is not read to its end.
  const bomb = await held(gzipSync(Buffer.alloc(64 * 1024 ** 2)))
  assert.equal(await refusalOf(evidence.timeline(lead, { ...ask, item: bomb })), 'evidence.timeline.invalid')
})
