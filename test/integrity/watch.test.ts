// A host that is watched: what changes is told as it changes, once, and nothing is missed without being said.
import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { entryOf } from '#src/detect/integrity/entry.ts'
import type { Finding } from '#src/detect/integrity/finding.ts'
import { openBaseline } from '#src/detect/integrity/host/baseline-file.ts'
import { isWithin } from '#src/detect/integrity/path.ts'
import { integrity, newPlace, watched } from './parts.ts'

const place = newPlace()
after(place.end)

function treeOf(name: string): string {
  const tree = place.in(name)
  mkdirSync(`${tree}/etc/ssh`, { recursive: true })
  mkdirSync(`${tree}/bin`)
  for (const [file, text] of [
    ['etc/motd', 'welcome\n'],
    ['etc/hosts', 'x\n'],
    ['etc/ssh/config', 'a\n'],
    ['bin/tool', '#!/bin/sh\n'],
  ] as const)
    writeFileSync(`${tree}/${file}`, text)
  return tree
}
const shown = ({ change, path, attributes }: Finding, tree: string) =>
  `${change} ${path.replace(tree, '')} ${attributes.filter((one) => !/time|inode/.test(one))}`

test('each change is told as it happens, once, by what differs, and of too many at once everything is looked at again', async () => {
  const tree = treeOf('live')
  const baseline = place.in('live.baseline')
  await integrity(['init', '--baseline', baseline, tree])
  const host = await watched(['check', '--watch', '--baseline', baseline], { overrunAt: 20 })
  assert.match(host.said(), /nothing is different\.\nWatching 4 folders/)
  const seen = async (count: number) => (await host.findings(count)).map((one) => shown(one, tree)).sort()

  writeFileSync(`${tree}/etc/motd`, 'owned\n')
  assert.deepEqual(await seen(1), ['changed /etc/motd sha256,size'])
  chmodSync(`${tree}/bin/tool`, 0o4755)
  assert.deepEqual(await seen(1), ['changed /bin/tool mode'])
  renameSync(`${tree}/etc/hosts`, `${tree}/etc/hosts.old`)
  assert.deepEqual(await seen(1), ['moved /etc/hosts.old '])
  rmSync(`${tree}/etc/ssh`, { recursive: true })
  assert.deepEqual(await seen(2), ['removed /etc/ssh ', 'removed /etc/ssh/config '])
  // A folder that came is watched too, and so is what stands in it by then.
  mkdirSync(`${tree}/etc/cron.d/deep`, { recursive: true })
  writeFileSync(`${tree}/etc/cron.d/deep/job`, '* * * * * root x\n')
  assert.deepEqual(await seen(3), ['added /etc/cron.d ', 'added /etc/cron.d/deep ', 'added /etc/cron.d/deep/job '])
  writeFileSync(`${tree}/etc/cron.d/deep/second`, 'y\n')
  assert.deepEqual(await seen(1), ['added /etc/cron.d/deep/second '])
  writeFileSync(Buffer.concat([Buffer.from(`${tree}/bin/`), Buffer.from([0xff, 0x0a])]), 'z')
  const [odd] = await host.findings(1)
  assert.deepEqual(Buffer.from(odd!.pathBytes ?? '', 'base64').subarray(-2), Buffer.from([0xff, 0x0a]))

  for (let i = 0; i < 30; i++) writeFileSync(`${tree}/bin/f${i}`, 'x')
  const all = (await host.findings(40)).map((one) => one.path)
  assert.ok(all.includes(`${tree}/bin/f29`) && all.includes(`${tree}/etc/motd`))
  assert.match(host.said(), /So much changed at once/)
  assert.equal(await host.end(), 1)
  assert.equal((await integrity(['check', '--watch', '--root', '/mnt', '--baseline', baseline])).code, 2)
})

test('any stretch of a baseline is found without reading the rest', async () => {
  const tree = treeOf('stretch')
  for (let i = 0; i < 400; i++) writeFileSync(`${tree}/etc/${i}.d`, '')
  writeFileSync(`${tree}/etc/long`, 'kept '.repeat(10_000))
  const file = place.in('stretch.baseline')
  await integrity(['init', '--keep', `${tree}/**`, '--baseline', file, tree])
  const paths = readFileSync(file, 'utf8')
    .split('\n')
    .slice(1, -2)
    .map((line) => entryOf(line).path)
  const baseline = openBaseline(file, null)
  const lines = (from: string, has: (path: string) => boolean) =>
    [...baseline.within([{ from, has }])].map((line) => entryOf(line.toString('utf8')).path)
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.constantFrom('', '0', '/', '/zz', '!'), (path, more) => {
      const from = path + more
      assert.deepEqual(
        lines(from, (one) => one === from),
        paths.filter((one) => one === from),
      )
      assert.deepEqual(
        lines(path, (one) => isWithin(one, path)),
        paths.filter((one) => isWithin(one, path)),
      )
    }),
    { numRuns: 150 },
  )
  assert.deepEqual(
    lines('package:', () => true),
    [],
  )
  baseline.close()
})
