// Searches over 90 closed days: an address, two minutes, a word over a day and over all; bytes on disk; `rg -z` over the same raw gzip.
//   node bench/log-search.ts [--events 5000000] [--days 90] [--folder DIR]     the aims are for 100,000,000 events; exit 1 when one is missed
// With --folder the lines are made there once and kept: the next run only searches.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayMicros } from '#src/platform/archive/day.ts'
import { openBase } from '#src/platform/archive/duckdb/base.ts'
import { Catalogue } from '#src/platform/archive/duckdb/catalogue.ts'
import { closeDays } from '#src/platform/archive/duckdb/days.ts'
import { openDuckdb } from '#src/platform/archive/duckdb/duckdb.ts'
import { parseQuery } from '#src/platform/archive/query.ts'
import { dayOfLines, soughtAddress, soughtWord } from './log-search/lines.ts'
import { argument, machineOf, print, say } from './machine.ts'

const events = Number(argument('events') ?? 5_000_000)
const days = Number(argument('days') ?? 90)
const aims = { address: 1_000, minutes: 50, dayWord: 300, allWord: 10_000, shareOfRaw: 0.25, memoryMb: 2_048 }
const firstDay = Date.UTC(2026, 6, 1) * 1_000
const folder = argument('folder')
const dir = folder ?? mkdtempSync(join(tmpdir(), 'hikeshi-bench-search-'))
const [archiveDir, rawDir, madeFile] = [join(dir, 'archive'), join(dir, 'raw'), join(dir, 'made.json')]
const key = `${events} in ${days}`

/** Each day is written and closed by itself, as a desk does it; its raw text goes beside it as gzip. */
async function fill(): Promise<number> {
  mkdirSync(rawDir, { recursive: true })
  const base = await openBase(archiveDir, { memory: '1GB', threads: 2 })
  const catalogue = new Catalogue([])
  let raw = 0
  for (let day = 0; day < days; day++) {
    const from = firstDay + day * dayMicros
    const count = Math.round((events * (day + 1)) / days) - Math.round((events * day) / days)
    await base.writer.run(`INSERT INTO line ${dayOfLines(from, count, Math.round((events * day) / days))}`)
    const file = join(rawDir, `${String(day).padStart(3, '0')}.log.gz`)
    const whole = await base.writer.runAndReadAll('SELECT sum(octet_length(encode(original)) + 1) FROM line')
    raw += Number(whole.getRowsJS()[0]![0])
    await base.writer.run(
      `COPY (SELECT original FROM line ORDER BY ts) TO '${file}' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01', COMPRESSION gzip)`,
    )
    await closeDays(base, catalogue, '9999-12-31')
  }
  base.close()
  return raw
}

async function made(): Promise<number> {
  if (existsSync(madeFile)) {
    const before = JSON.parse(readFileSync(madeFile, 'utf8')) as { key: string; raw: number }
    if (before.key !== key) throw new Error(`${dir} holds ${before.key} days`)
    return before.raw
  }
  const raw = await fill()
  writeFileSync(madeFile, JSON.stringify({ key, raw }))
  return raw
}

const bytesIn = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
const peakMb = (): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1_024

type Looked = { readonly ms: number; readonly firstMs: number; readonly lines: number; readonly steps: number }

try {
  const machine = machineOf()
  const begun = performance.now()
  const raw = await made()
  const madeSeconds = Math.round((performance.now() - begun) / 1_000)
  const archive = await openDuckdb(archiveDir)
  const look = async (q: string, from: number | null, to: number | null): Promise<Looked> => {
    const parsed = parseQuery(q)
    if ('fault' in parsed) throw new Error(q)
    const ask = { query: parsed.query, from, to, clocks: [] }
    const at = performance.now()
    let [lines, steps, firstMs] = [0, 0, 0]
    for await (const { found } of archive.search(ask, 'newest', 10_000, new AbortController().signal)) {
      lines += found.length
      if (++steps === 1) firstMs = performance.now() - at
    }
    return { ms: Math.round(performance.now() - at), firstMs: Math.round(firstMs), lines, steps }
  }
  const middle = firstDay + Math.floor(days / 2) * dayMicros
  const address = await look(`source.ip:${soughtAddress}`, null, null)
  const minutes = await look('', middle + 43_200_000_000, middle + 43_320_000_000)
  const dayWord = await look(soughtWord, middle, middle + dayMicros)
  const allWord = await look(soughtWord, null, null)
  await archive.end()
  const files = readdirSync(rawDir).map((name) => join(rawDir, name))
  const rg = (text: string): { ms: number; lines: number } | null => {
    const at = performance.now()
    const done = spawnSync('rg', ['-z', '-F', '-c', '--no-filename', '-j2', text, ...files], { encoding: 'utf8' })
    if (done.error) return null
    const lines = done.stdout.split('\n').reduce((sum, line) => sum + Number(line), 0)
    return { ms: Math.round(performance.now() - at), lines }
  }
  const peer = { address: rg(soughtAddress), word: rg(soughtWord) }
  const shareOfRaw = Math.round(((bytesIn(join(archiveDir, 'days')) + bytesIn(archiveDir)) / raw) * 1_000) / 1_000
  const memoryMb = Math.round(peakMb())
  say(
    `${events} events of ${days} days, made in ${madeSeconds} s; on disk ${shareOfRaw} of ${Math.round(raw / 1e6)} MB; peak ${memoryMb} MB`,
  )
  say(
    `address ${address.ms} ms (rg ${peer.address?.ms ?? '-'}), 2 minutes ${minutes.ms} ms, word ${dayWord.ms} ms a day, ${allWord.ms} ms over all (rg ${peer.word?.ms ?? '-'})`,
  )
  print({
    what: 'log search over closed days, made by the bench; rg -z -F over the same lines as gzip, a file a day',
    ...{ events, days, aims, address, minutes, dayWord, allWord, rawBytes: raw, shareOfRaw, memoryMb, peer, machine },
  })
  const isMet =
    address.ms < aims.address &&
    minutes.ms < aims.minutes &&
    dayWord.ms < aims.dayWord &&
    allWord.ms < aims.allWord &&
    shareOfRaw <= aims.shareOfRaw &&
    memoryMb < aims.memoryMb
  process.exitCode = isMet ? 0 : 1
} finally {
  if (folder === undefined) rmSync(dir, { recursive: true, force: true })
}
