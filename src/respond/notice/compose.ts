// A notice, composed from what we know and from what this recipient may have. Everything that leaves passes through here.
import type { Language } from '#src/core/language.ts'
import { defang } from '#src/core/observable-type.ts'
import { closerPap, type Pap, papLabel } from '#src/core/pap.ts'
import { formatInstant } from '#src/core/time.ts'
import { closerTlp, type Tlp, tlpLabel } from '#src/core/tlp.ts'
import { speaker } from '#src/core/words.ts'
import { addressee, fillLetter, type Letter, type LetterFact, placeholders } from '#src/prepare/knowledge/letter.ts'
import { excerptWords } from './compose-words.ts'
import { may, type WhyNot, type WhyYes } from './consent.ts'
import { type Item, type ItemKind, itemsOf, type Secrets, type Sighting, type Source, secretsOf } from './item.ts'
import { defangText, type Excerpt, excerptFile, excerptOf, excerptText, thingsOf } from './log-excerpt.ts'
import { type Attached, machineParts } from './machine-part.ts'
import { type Masker, maskerOf, maskToken } from './mask.ts'
import { holds, type Recipient } from './recipient.ts'

/** Everything from which a notice is composed; nothing else goes into it. */
export type World = {
  /** Of the notice: composed again, it is the same. */
  readonly id: string
  readonly now: string
  readonly lang: Language
  readonly letter: Letter
  readonly incident: {
    readonly number: string
    readonly title: string
    readonly kinds: readonly string[]
    readonly tlp: Tlp
  }
  readonly sources: readonly Source[]
  readonly sightings: readonly Sighting[]
  readonly to: Recipient & { readonly person: string; readonly house: string; readonly zone: string }
  readonly desk: {
    readonly name: string
    readonly responder: string
    readonly contact: string
    readonly email: string
    readonly link: string
  }
  /** What somebody wrote for this notice, by the place of the letter that it fills. */
  readonly given: Partial<Record<LetterFact, string>>
  readonly sha256: (text: string) => string
}

export type Included = { readonly item: string; readonly kind: ItemKind; readonly source: string; readonly why: WhyYes }
export type Withheld = {
  readonly item: string
  readonly kind: ItemKind
  readonly source: string
  readonly reason: WhyNot
}
export type Composed = {
  readonly subject: string
  readonly body: string
  readonly attachments: readonly Attached[]
  readonly included: readonly Included[]
  /** What the recipient may have, and this letter has no place for. */
  readonly offered: readonly Included[]
  readonly withheld: readonly Withheld[]
  readonly tlp: Tlp
  readonly pap: Pap | null
  /** Places of the letter that nobody filled: it cannot go like this. */
  readonly missing: readonly LetterFact[]
}

export function compose(world: World): Composed {
  const { letter, lang, to, sources, incident } = world
  const t = speaker(excerptWords, lang)
  const judged = sources.map((source) => judge(source, to))
  const masker = maskerFor(judged, world)
  const style = { lang, zone: to.zone }
  const needed = new Set([
    ...(placeholders(letter.subject[lang], lang) ?? []),
    ...(placeholders(letter.body[lang], lang) ?? []),
  ])
  const excerpts = needed.has('log') ? judged.flatMap((one) => excerptIfAllowed(one, to, masker)) : []
  const addresses = theirSources(world)
  const facts = { ...automatic(world, judged, excerpts, masker), ...ownFacts(world) }
  for (const [name, text] of Object.entries(world.given))
    if (text?.trim() && !(name in ownFacts(world))) Object.assign(facts, { [name]: defangText(masker.loose(text)) })
  const filled = fillLetter(letter, lang, facts)
  const evidence = excerptFile(excerpts, masker, style)
  const attachments: Attached[] =
    evidence.trim() === '' ? [] : [{ name: `log-${incident.number}.txt`, mediaType: 'text/plain', text: evidence }]
  const used = usedKinds(needed, excerpts)
  const yes = judged.flatMap(({ source, items }) =>
    items.flatMap(({ item, verdict }) => {
      if (!verdict.ok) return []
      const carries = used.has(item.kind) && verdict.why !== 'own'
      return [{ item, source, carries, row: { ...rowOf(item), why: verdict.why } }]
    }),
  )
  const carried = yes.filter((one) => one.carries)
  const tlp = to.id === null ? 'clear' : carried.reduce((closest, { item }) => closerOf(closest, item), incident.tlp)
  const pap = carried.reduce<Pap | null>((closest, { item }) => closerPap(closest, item.pap), null)
  const token = maskToken[lang]
  if (needed.has('log')) attachments.push(...machineParts({ world, addresses, excerpts, evidence, tlp, masker }))
  const labels = [tlpLabel(tlp), ...(pap ? [papLabel(pap)] : [])].join('  ')
  const body = masker.whole(`${labels}\n\n${filled.body}`)
  return {
    subject: masker.whole(filled.subject),
    body: body.includes(token) ? `${body.trimEnd()}\n\n${t('masked', { token })}\n` : body,
    attachments,
    included: carried.map((one) => one.row),
    offered: yes.filter((one) => !one.carries).map((one) => one.row),
    withheld: withheldOf(judged),
    tlp,
    pap,
    missing: filled.missing,
  }
}

export type Judged = {
  readonly source: Source
  readonly items: readonly { item: Item; verdict: ReturnType<typeof may> }[]
}

/** Every item of a source, each judged for this recipient. */
export const judge = (source: Source, to: Recipient): Judged => ({
  source,
  items: itemsOf(source).map((item) => ({ item, verdict: may(item, to) })),
})
export const withheldOf = (judged: readonly Judged[]): Withheld[] =>
  judged.flatMap(({ items }) =>
    items.flatMap(({ item, verdict }) => (verdict.ok ? [] : [{ ...rowOf(item), reason: verdict.why }])),
  )
const isAllowed = ({ items }: Judged, kind: ItemKind): boolean =>
  items.some(({ item, verdict }) => item.kind === kind && verdict.ok)
const isOwn = ({ items }: Judged): boolean => items.some(({ verdict }) => verdict.ok && verdict.why === 'own')
const rowOf = ({ id, kind, source }: Item) => ({ item: id, kind, source })
const closerOf = (tlp: Tlp, { tlp: of }: Item): Tlp => (of === null || of === 'unknown' ? tlp : closerTlp(tlp, of))

/** What is withheld by any source, less the addresses that the recipient holds, told us of, or may have from another source. */
export function maskerFor(
  judged: readonly Judged[],
  {
    to,
    desk,
    lang,
    incident,
  }: Pick<World, 'desk' | 'lang'> & { readonly to: Recipient; readonly incident: { readonly number: string } },
): Masker {
  const allowed = new Set<string>()
  const lines = new Set<string>()
  for (const one of judged) {
    if (isAllowed(one, 'address')) for (const thing of one.source.things) allowed.add(`${thing.type} ${thing.value}`)
    if (isAllowed(one, 'log')) for (const { raw } of one.source.lines) lines.add(raw)
  }
  const secrets = judged.flatMap(({ source, items }) =>
    items.flatMap(({ item, verdict }): Secrets[] => {
      if (verdict.ok) return []
      const found = secretsOf(source, item.kind)
      const isAddress = item.kind === 'address'
      return [
        {
          ...found,
          lines: found.lines.filter((line) => !lines.has(line)),
          things: [...found.things, ...(isAddress ? source.lines.flatMap(thingsOf) : [])].filter(
            (thing) => !holds(to, thing) && !(isAddress && allowed.has(`${thing.type} ${thing.value}`)),
          ),
        },
      ]
    }),
  )
  const theirs = judged.flatMap(({ source }) =>
    source.things.filter((thing) => holds(to, thing)).map((one) => one.value),
  )
  const own = [
    ...theirs,
    ...to.names,
    ...to.emails,
    desk.name,
    desk.responder,
    desk.contact,
    desk.link,
    incident.number,
  ]
  return maskerOf(secrets, own, maskToken[lang])
}

/** Their own lines they have. */
function excerptIfAllowed(one: Judged, to: Recipient, masker: Masker): Excerpt[] {
  return isAllowed(one, 'log') && !isOwn(one) ? [excerptOf(one.source, to, masker)] : []
}

/** Addresses of the recipient that stand in the case as a source. */
function theirSources({ sightings, to }: World): Sighting[] {
  const own = sightings.filter((one) => one.role === 'source' && holds(to, one))
  return [...new Map(own.map((one) => [one.value, one])).values()].slice(0, mostSources)
}
const mostSources = 50

/** Facts about the recipient and about us: known to the reader, and not to be overwritten by what somebody typed. */
function ownFacts({ to, desk, lang, incident }: World) {
  return {
    addressee: addressee(lang, { reporter: to.person, organisation: to.house }),
    reporter: to.person || to.house,
    organisation: to.house,
    desk: desk.name,
    responder: desk.responder,
    contact: desk.contact,
    link: desk.link,
    number: incident.number,
  }
}

/** Facts that the case gives. */
function automatic(world: World, judged: readonly Judged[], excerpts: readonly Excerpt[], masker: Masker) {
  const { lang, to, incident } = world
  const t = speaker(excerptWords, lang)
  const style = { lang, zone: to.zone }
  const addresses = theirSources(world).map(defang)
  // Only where none is theirs: each is looked through for everything that is withheld.
  const others = () =>
    world.sightings
      .filter((one) => one.role === 'source')
      .map((one) => masker.loose(one.value))
      .filter((text) => !text.includes(maskToken[lang]))
      .map(defangText)
  const times = excerpts
    .flatMap((one) => one.lines)
    .flatMap((line) => (line.at === null ? [] : [new Date(line.at).getTime()]))
    .sort((a, b) => a - b)
  const at = (ms: number) => formatInstant(ms, { ...style, named: true })
  const log = excerptText(excerpts, masker, style)
  return {
    subject: masker.loose(incident.title),
    source:
      [...new Set(addresses.length > 0 ? addresses : others())].slice(0, mostSources).join('\n  ') || t('source.none'),
    log: log === '' ? t('log.none') : log,
    told_by: toldBy(judged, masker, lang),
    findings: t('findings.open'),
    request: t('request.default'),
    ...(times.length > 0
      ? { period: times[0] === times.at(-1) ? at(times[0]!) : `${at(times[0]!)} – ${at(times.at(-1)!)}` }
      : {}),
  }
}

/** Who told us, by the names that may be given; that there are others is no secret. */
function toldBy(judged: readonly Judged[], masker: Masker, lang: Language): string {
  const t = speaker(excerptWords, lang)
  const others = judged.filter((one) => !isOwn(one))
  const names = others.map((one) =>
    [
      isAllowed(one, 'organisation') ? one.source.organisation : null,
      isAllowed(one, 'identity') ? one.source.reporter.name : null,
    ]
      .filter((name) => name !== null && name.trim() !== '')
      .map((name) => masker.loose(name!))
      .filter((name) => !name.includes(maskToken[lang]))
      .join(' '),
  )
  const given = [...new Set(names.filter((name) => name !== ''))]
  const hidden = names.filter((name) => name === '').length
  if (given.length === 0) return t('told-by.somebody')
  return [...given, ...(hidden > 0 ? [t('told-by.others', { count: hidden })] : [])].join(t('told-by.joint'))
}

function usedKinds(needed: ReadonlySet<string>, excerpts: readonly Excerpt[]): Set<ItemKind> {
  const used = new Set<ItemKind>()
  if (needed.has('told_by')) used.add('identity').add('organisation')
  if (excerpts.some((one) => one.lines.length > 0)) used.add('log').add('address')
  if (needed.has('source')) used.add('address')
  return used
}
