// The collector for one incident and one host: the script that stands in agent/, with what it must know filled in.

/** How long a collector may send what it took. */
export const collectorDays = 7

export type CollectorFacts = {
  readonly deskUrl: string
  readonly token: string
  readonly incident: string
  readonly host: string
  readonly collection: string
  readonly madeAt: string
  readonly lang: 'ja' | 'en'
}

const posixNames = {
  deskUrl: 'DESK_URL',
  token: 'TOKEN',
  incident: 'INCIDENT',
  host: 'HOST',
  collection: 'COLLECTION',
  madeAt: 'MADE_AT',
  lang: 'SPEAK',
} as const
const windowsNames = {
  deskUrl: '$DeskUrl',
  token: '$Token',
  incident: '$Incident',
  host: '$ForHost',
  collection: '$Collection',
  madeAt: '$MadeAt',
  lang: '$DeskSpeaks',
} as const

/** Host names as they may stand in a script between quotes. */
export const hostPattern = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/

export function collectorFor(system: 'posix' | 'windows', template: string, facts: CollectorFacts): string {
  const names: Readonly<Record<keyof CollectorFacts, string>> = system === 'posix' ? posixNames : windowsNames
  let script = template
  for (const [key, name] of Object.entries(names)) {
    const value = facts[key as keyof CollectorFacts]
    // Everything filled in is of a form that no quote can leave; what is not is a mistake of ours.
    if (!/^[\w.:/[\]-]*$/.test(value)) throw new Error(`${key} cannot stand in a script`)
    const line = system === 'posix' ? `${name}='` : `${name} = '`
    const at = script.indexOf(`\n${line}`)
    if (at < 0) throw new Error(`the script has no line for ${name}`)
    const end = script.indexOf('\n', at + 1)
    script = `${script.slice(0, at)}\n${line}${value}'${script.slice(end)}`
  }
  // Windows PowerShell 5.1 reads a script as UTF-8 only with a mark at its beginning.
  return system === 'posix' ? script : `\uFEFF${script.replaceAll('\n', '\r\n')}`
}
