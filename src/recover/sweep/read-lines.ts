// Units and hosts as people write them down, a line each; lines that are none are given back by their number.
// Pages read them too, where no schema runs: what is asked of a name stands here again.
import { type AskedUnit, type HostAnswer, type HostKind, type HostState, longestName } from './sweep.ts'

/** As a person writes it in either language. */
const kinds = new Map<string, HostKind>(
  Object.entries({
    '': 'machine',
    '*': 'standby',
    standby: 'standby',
    予備: 'standby',
    予備機: 'standby',
    backup: 'backup',
    バックアップ: 'backup',
  } as const),
)
const states = new Map<string, HostState>(
  Object.entries({
    unchecked: 'unchecked',
    clean: 'clean',
    hit: 'hit',
    fixed: 'fixed',
    未確認: 'unchecked',
    該当なし: 'clean',
    該当あり: 'hit',
    対処済み: 'fixed',
  } as const),
)
const listOf = { machine: 'hosts', standby: 'standby', backup: 'backups' } as const
const cellsOf = (line: string, by: RegExp): string[] => line.split(by).map((cell) => cell.normalize('NFKC').trim())

// What is no text (bytes of a program, a broken charset) is no name.
const isName = (text: string): boolean => text !== '' && text.length <= longestName && !/[\p{Cc}\ufffd]/u.test(text)
const isAddress = (text: string): boolean =>
  text === '' || (text.length <= 254 && /^[\w.+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text))

export type ReadUnits = { readonly units: AskedUnit[]; readonly wrong: number[] }

/** Unit, address, host, and what the host is, parted by commas or tabs; a unit may stand on many lines. */
export function readUnits(text: string): ReadUnits {
  type Sets = { unit: string; address: string; hosts: Set<string>; standby: Set<string>; backups: Set<string> }
  const units = new Map<string, Sets>()
  const wrong: number[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [unit = '', address = '', host = '', what = ''] = cellsOf(line, /[,\t、]/)
    const kind = kinds.get(what.toLowerCase())
    if (!isName(unit) || !isAddress(address) || host.length > longestName || kind === undefined) {
      wrong.push(at + 1)
      continue
    }
    const was = units.get(unit) ?? { unit, address: '', hosts: new Set(), standby: new Set(), backups: new Set() }
    if (host !== '') was[listOf[kind]].add(host)
    units.set(unit, { ...was, address: address || was.address })
  }
  return {
    units: [...units.values()].map((one) => ({
      ...one,
      ...{ hosts: [...one.hosts], standby: [...one.standby], backups: [...one.backups] },
    })),
    wrong,
  }
}

/** Host, its state, and what it is. With commas or tabs the name may hold spaces. */
export function readHosts(text: string): { hosts: HostAnswer[]; wrong: number[] } {
  const hosts = new Map<string, HostAnswer>()
  const wrong: number[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [host = '', state = '', what = ''] = cellsOf(line.trim(), /[,\t、]/.test(line) ? /[,\t、]/ : /[\s\u3000]+/)
    const is = { state: states.get(state.toLowerCase()), kind: kinds.get(what.toLowerCase()) }
    if (isName(host) && is.state && is.kind) hosts.set(host, { host, state: is.state, kind: is.kind })
    else wrong.push(at + 1)
  }
  return { hosts: [...hosts.values()], wrong }
}
