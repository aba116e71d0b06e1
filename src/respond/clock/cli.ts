import type { Language } from '#src/core/language.ts'
import type { When } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { readYamlDocument } from '#src/prepare/knowledge/yaml-place.ts'
import { appliesTo } from './applies.ts'
import { isCountry } from './calendar.ts'
import { clockCliWords } from './cli-words.ts'
import { type Computed, computeRegime } from './computed.ts'
import { dayOf } from './count.ts'
import { ClockFacts, misfits } from './fact.ts'
import { clocks, plainly } from './load.ts'
import { isUnsure, type Regime, regimeAt } from './regime.ts'
import { readStart } from './stated.ts'

type Out = { readonly lang: Language; readonly json?: boolean; out(text: string): void; err(text: string): void }
type File = { readonly name: string; readonly text: string }
type Given = { readonly data?: string | undefined; readonly zone: string; readonly facts?: File | undefined }

/** Wrong usage: the number that the command line ends with. */
const wrongUsage = 2
const refused = 1

/** `hikeshi clock compute`: by when, from which start, and how that was reckoned. */
export function computeCommand(
  given: Given & { regime: string; stage?: string; start: string; event?: readonly string[] },
  { lang, json, out, err }: Out,
  now: number,
): number {
  const t = speaker(clockCliWords, lang)
  const { regimes } = clocks(given.data)
  const known = [...new Set(regimes.map((one) => one.id))]
  const start = readStart(given.start, zoneOf(regimes, given))
  if (!start) return say(err, t('bad-start', { text: given.start }), wrongUsage)
  const regime = regimeAt(regimes, given.regime, dayOf(Date.parse(start.from), zoneOf(regimes, given)))
  if (!regime) return say(err, t('no-regime', { id: given.regime, known: known.join(', ') }), refused)
  const stages = regime.stages.map((one) => one.id)
  if (given.stage !== undefined && !stages.includes(given.stage))
    return say(err, t('no-stage', { regime: regime.id, id: given.stage, known: stages.join(', ') }), refused)
  const starts = [...regime.events.map((one) => one.id), ...stages]
  const named: Record<string, When> = {}
  for (const text of given.event ?? []) {
    const at = text.indexOf('=')
    const when = starts.includes(text.slice(0, at)) ? readStart(text.slice(at + 1), regime.zone ?? given.zone) : null
    if (!when) return say(err, t('bad-event', { text, known: starts.join(', ') }), wrongUsage)
    named[text.slice(0, at)] = when
  }
  const facts = readFacts(given, lang)
  if (typeof facts === 'string') return say(err, facts, wrongUsage)
  const rows = computeRegime(regime, { stage: given.stage, start, named, facts, zone: given.zone, now })
  if (json) out(JSON.stringify(rows))
  else for (const row of rows) out(asText(regime, row, lang))
  return 0
}

/** `hikeshi clock list`: every regime with its stages. */
export function listCommand(given: Pick<Given, 'data'>, { lang, json, out, err }: Out): number {
  const t = speaker(clockCliWords, lang)
  const { regimes, problems } = clocks(given.data)
  if (json)
    out(
      JSON.stringify(
        regimes.map((one) => ({
          regime: one.id,
          name: one.name,
          jurisdiction: one.jurisdiction,
          reference: one.reference,
          source: one.source,
          effectiveFrom: one.effective_from,
          effectiveUntil: one.effective_until,
          verifiedOn: one.verified_on,
          isEnabled: one.enabled,
          isUnsure: isUnsure(one) || one.stages.some((stage) => isUnsure(one, stage)),
          stages: one.stages.map((stage) => ({ stage: stage.id, name: stage.name, isUnsure: isUnsure(one, stage) })),
        })),
      ),
    )
  else
    for (const one of regimes) {
      const marks = [verified(one.verified_on, lang), ...(one.enabled ? [] : [t('row.disabled')])]
      out(`${one.id}\t${one.name[lang]}\t${one.stages.map((stage) => stage.id).join(' ')}\t${marks.join(', ')}`)
    }
  for (const problem of problems) err(t('problem', { text: plainly(problem) }))
  return 0
}

/** `hikeshi clock applies`: each regime with the reason why it does, does not, or cannot be told yet. */
export function appliesCommand(given: Given & { on?: string }, { lang, json, out, err }: Out, now: number): number {
  const t = speaker(clockCliWords, lang)
  const facts = readFacts(given, lang)
  if (typeof facts === 'string') return say(err, facts, wrongUsage)
  const day = given.on ?? dayOf(now, given.zone)
  if (!readStart(day, given.zone)) return say(err, t('bad-start', { text: day }), wrongUsage)
  const { regimes } = clocks(given.data)
  const ids = [...new Set(regimes.map((one) => one.id))]
  const rows = ids.map((id) => {
    const regime = regimeAt(regimes, id, day)!
    return { ...appliesTo(regime, facts, day), source: regime.source, verifiedOn: regime.verified_on }
  })
  if (json) out(JSON.stringify(rows))
  else
    for (const row of rows) {
      const open = row.open.length > 0 ? ` ${t('still-open', { ids: row.open.join(', ') })}` : ''
      out(`${row.regime}\t${t(`is.${row.applies}`)}\t${row.reasons.map((one) => one[lang]).join(' ')}${open}`)
    }
  return 0
}

const zoneOf = (regimes: readonly Regime[], given: { regime: string; zone: string }): string =>
  regimes.find((one) => one.id === given.regime)?.zone ?? given.zone

function readFacts({ facts: file, data }: Given, lang: Language): ClockFacts | string {
  if (!file) return {}
  const t = speaker(clockCliWords, lang)
  const { questions } = clocks(data)
  // JSON is YAML too.
  const document = readYamlDocument(file.text)
  const read = 'errors' in document ? null : ClockFacts.safeParse(document.value)
  if (read && !read.success && read.error.issues.some((one) => one.path.length > 0)) {
    const fields = [...new Set(read.error.issues.map((one) => String(one.path[0])))]
    return t('bad-answers', { file: file.name, fields: fields.join(', ') })
  }
  if (!read?.success) return t('bad-facts', { file: file.name })
  const ids = misfits(questions, read.data)
  if (ids.length > 0)
    return t('strange-facts', {
      file: file.name,
      ids: ids.join(', '),
      known: questions.map((one) => one.id).join(', '),
    })
  const { country } = read.data
  if (typeof country === 'string' && !isCountry(country)) return t('bad-country', { code: country })
  return read.data
}

function asText(regime: Regime, row: Computed, lang: Language): string {
  const t = speaker(clockCliWords, lang)
  const stage = regime.stages.find((one) => one.id === row.stage)!
  const due = row.dueAt === null ? t('row.no-due') : t('row.due', { at: row.dueAt })
  const source = t('row.source', {
    source: row.source ?? regime.reference[lang],
    verified: verified(row.verifiedOn, lang),
  })
  return `${stage.name[lang]} (${row.stage}): ${due}\n  ${row.arithmetic[lang]}\n  ${source}`
}

const verified = (on: string | null, lang: Language): string => {
  const t = speaker(clockCliWords, lang)
  return on === null ? t('unverified') : t('verified', { on })
}

function say(err: (text: string) => void, text: string, code: number): number {
  err(text)
  return code
}
