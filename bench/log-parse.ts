// How much of what annotated logs say do our formats read? By set and by format: the share of expected ECS fields met, and the top misses.
//   npm run bench:parse -- [--set NAME,…] [--format NAME,…] [--show 10] [--auto] [--other] [--fields] [--json]
// facts = addresses, names, times, numbers that stand in the line; judged = event.category, type, action, outcome. The aim of 97 % holds
// for the formats that the issue names; other products are one line, or each with --other. `--auto` forgets pinned formats.

import type { Case } from './log-parse/case.ts'
import { crowdsec } from './log-parse/crowdsec.ts'
import { elastic } from './log-parse/elastic.ts'
import { fail2ban } from './log-parse/fail2ban.ts'
import { facts, judgements } from './log-parse/fields.ts'
import { loghub } from './log-parse/loghub.ts'
import { parseOurs } from './log-parse/ours.ts'
import { sekoia } from './log-parse/sekoia.ts'
import { syslogRfc } from './log-parse/syslog-rfc.ts'
import { type Row, Tally } from './log-parse/tally.ts'
import { unannotated } from './log-parse/unannotated.ts'
import { wazuh } from './log-parse/wazuh.ts'
import { isThere } from './log-parse/where.ts'
import { windows } from './log-parse/windows.ts'
import { zeek } from './log-parse/zeek.ts'
import { argument, flag, say } from './machine.ts'

const aim = 0.97
const sets: readonly (readonly [name: string, folder: readonly string[], cases: () => Iterable<Case>])[] = [
  ['elastic-filebeat-expected', ['logs'], elastic],
  ['sekoia-intake-ecs', ['logs'], sekoia],
  ['fail2ban-failjson', ['logs'], fail2ban],
  ['loghub-2k', ['logs'], loghub],
  ['zeek', ['logs'], zeek],
  ['syslog-rfc', ['logs'], syslogRfc],
  ['lnav-samples', ['logs'], () => unannotated('lnav-samples')],
  ['real-web-auth', ['logs'], () => unannotated('real-web-auth')],
  ['crowdsec-hub-tests', ['detect'], crowdsec],
  ['wazuh-ossec-rule-tests', ['detect'], wazuh],
  ['evtx', ['windows'], windows],
]
const only = argument('set')?.split(',')
const formats = argument('format')?.split(',')
const show = Number(argument('show') ?? 0)

if (flag('fields')) say(`compared: ${[...facts, ...judgements].join(' ')}`)
const tally = new Tally()
for (const [name, folder, cases] of sets) {
  if (only && !only.includes(name)) continue
  if (!isThere(...folder, name)) {
    say(`${name}: skipped, the data is not here`)
    continue
  }
  for (const one of cases()) {
    if (formats && !formats.includes(one.format)) continue
    tally.add(one, parseOurs(flag('auto') ? { ...one, pin: undefined } : one))
  }
}
report([...tally.rows.values()])

function percent({ met, of }: { met: number; of: number }): string {
  return of === 0 ? '     –' : `${((met / of) * 100).toFixed(1).padStart(5)}%`
}

function both(row: Row): { met: number; of: number } {
  return { met: row.facts.met + row.judged.met, of: row.facts.of + row.judged.of }
}

function sum(rows: readonly Row[], count: (row: Row) => { met: number; of: number }) {
  return rows.map(count).reduce((a, b) => ({ met: a.met + b.met, of: a.of + b.of }), { met: 0, of: 0 })
}

function line(set: string, format: string, rows: readonly Row[]): string {
  const all = sum(rows, both)
  const add = (of: (row: Row) => number) => rows.reduce((a, row) => a + of(row), 0)
  const numbers = [add((row) => row.events), add((row) => row.errors), add((row) => row.missing), all.of]
  return [
    set.padEnd(26),
    format.padEnd(34),
    ...numbers.map((n) => String(n).padStart(7)),
    percent(all),
    percent(sum(rows, (row) => row.facts)),
    percent(sum(rows, (row) => row.judged)),
  ].join(' ')
}

function report(rows: readonly Row[]): void {
  say(`${'set'.padEnd(26)} ${'format'.padEnd(34)}  events  errors missing  fields    all  facts judged`)
  for (const [name] of sets) {
    const ofSet = rows.filter((row) => row.set === name || (name === 'evtx' && row.set === 'windows-evtx'))
    const mine = ofSet.filter((row) => !row.isOther)
    for (const row of mine) print(row)
    if (mine.length > 1) say(line(name, '= formats of the issue', mine))
    const others = ofSet.filter((row) => row.isOther)
    if (flag('other') || formats) for (const row of others) print(row)
    if (others.length > 0) say(line(name, `= other products (${others.length})`, others))
  }
  const asked = rows.filter((row) => !row.isOther)
  // zeek and evtx answer themselves, line by line, and are many: the share without them says more of the rest, and is judged
  const rest = asked.filter(({ set }) => set !== 'zeek' && set !== 'windows-evtx')
  const total = sum(rest.length > 0 ? rest : asked, both)
  say(line('all but zeek and evtx', '= formats of the issue', rest))
  say(line('all', '= formats of the issue', asked))
  say(`the aim is ${aim * 100} %: ${total.of > 0 && total.met / total.of >= aim ? 'met' : 'not met'}`)
  if (flag('json')) {
    const plain = rows.map(({ misses: _, datasets, ...row }) => ({ ...row, datasets: Object.fromEntries(datasets) }))
    process.stdout.write(`${JSON.stringify(plain)}\n`)
  }
}

function print(row: Row): void {
  say(line(row.set, row.format, [row]))
  if (show === 0) return
  const datasets = [...row.datasets].sort((a, b) => b[1] - a[1]).slice(0, 8)
  say(`    read as ${datasets.map(([name, count]) => `${name} ${count}`).join(', ')}`)
  for (const [field, misses] of [...row.misses].sort((a, b) => b[1].length - a[1].length).slice(0, show)) {
    say(`    ${field} ×${misses.length}`)
    for (const miss of misses.slice(0, 3)) {
      say(
        `        expected ${miss.expected.slice(0, 120)} · got ${JSON.stringify(miss.got)?.slice(0, 120)} · ${miss.at}`,
      )
    }
  }
}
