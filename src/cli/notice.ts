import { type Command, InvalidArgumentError } from 'commander'
import { Language } from '#src/core/language.ts'
import { Pap } from '#src/core/pap.ts'
import { Tlp } from '#src/core/tlp.ts'
import { speaker } from '#src/core/words.ts'
import { ConsentLevel } from '../detect/report/report.ts'
import { contactApi } from '../prepare/contact/api.ts'
import type { LetterFacts } from '../prepare/knowledge/letter.ts'
import { noticeApi } from '../respond/notice/api.ts'
import { noticeCliWords } from '../respond/notice/cli-words.ts'
import { itemKinds } from '../respond/notice/item.ts'
import type { NoticeRow, Preview, ReportConsent } from '../respond/notice/notice.ts'
import { noticeWords } from '../respond/notice/words.ts'
import { onDesk, say } from './command.ts'
import type { Connection } from './connect.ts'
import { noticeLeaveCommands, noticeLine } from './notice-leave.ts'
import { publishCommands } from './publish.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { oneOf } from './usage.ts'
import { t as common } from './words.ts'

const lang = langOfTerminal()
const t = speaker(noticeCliWords, lang)
const said = speaker(noticeWords, lang)
const many = (value: string, before: string[] = []): string[] => [...before, value]
const refused = 1

/** `findings=…`: what fills a place of the letter. */
const placed = (text: string, before: LetterFacts = {}): LetterFacts => {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError(t('wrong.set', { text }))
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}

class Unknown extends Error {}

/** Whoever is meant by an id, a name, a mailbox, or an address that they hold. */
async function contactOf(desk: Connection, text: string): Promise<string> {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text
  const { rows } = await desk.client(contactApi).find({ q: text, registry: 'never' })
  const exact = rows.filter((one) => one.contact.name.toLowerCase() === text.toLowerCase())
  const chosen = exact.length === 1 ? exact : rows.length > 1 && rows[0]!.why === 'range' ? rows.slice(0, 1) : rows
  if (chosen.length === 0) throw new Unknown(t('wrong.contact', { text }))
  if (chosen.length > 1)
    throw new Unknown(
      t('wrong.contacts', { text, list: chosen.map((one) => `${one.contact.id}\t${one.contact.name}`).join('\n') }),
    )
  return chosen[0]!.contact.id
}

/** Every unit of ours; which of them no mail reaches is said. */
async function unitsOf(desk: Connection): Promise<string[]> {
  const { rows, without } = await desk.client(contactApi).units({})
  if (without.length > 0) say.words(t('units.without', { names: without.join(', ') }))
  return rows.map(({ id }) => id)
}

async function known(work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Unknown)) throw error
    say.words(error.message)
    return refused
  }
}

type Composing = { incident: string; template: string; language?: Language; set?: LetterFacts }
const composing = (command: Command): Command =>
  command
    .requiredOption('--incident <number>', common('option.incident'))
    .requiredOption('--template <id>', t('option.template'))
    .option('--language <ja|en>', t('option.language'), oneOf(Language.options))
    .option('--set <name=text>', t('option.set'), placed as never)

/** `hikeshi notice …`: what we tell others, and only what they may be told. */
export function noticeCommands(program: Command): void {
  const notice = program.command('notice').description(t('notice'))
  onDesk<Composing & { to: string }>(
    composing(notice.command('preview').description(t('notice.preview'))).requiredOption(
      '--to <contact>',
      t('option.to'),
    ),
    (desk, { incident, to, template, language, set, json }) =>
      known(async () => {
        const shown = await desk.client(noticeApi).preview({
          incident,
          to: to === 'public' ? null : await contactOf(desk, to),
          template,
          ...(language ? { lang: language } : {}),
          given: set ?? {},
        })
        if (json) printJson(shown)
        else tellPreview(shown)
        return 0
      }),
  )
  onDesk<Composing & { to: string[]; alone?: string; corrects?: string }>(
    composing(notice.command('send').description(t('notice.send')))
      .requiredOption('--to <contact>', t('option.to'), many)
      .option('--corrects <number>', t('option.corrects'))
      .option('--alone <reason>', t('option.alone')),
    (desk, { incident, to, template, language, set, alone, corrects, json }) =>
      known(async () => {
        const client = desk.client(noticeApi)
        const asked = await Promise.all(to.map((one) => (one === 'units' ? unitsOf(desk) : contactOf(desk, one))))
        const ids = [...new Set(asked.flat())]
        const { rows } = await client.write({
          incident,
          to: ids,
          template,
          ...(language ? { lang: language } : {}),
          given: set ?? {},
          ...(corrects === undefined ? {} : { corrects }),
        })
        const done: NoticeRow[] = []
        for (const row of rows)
          done.push(
            alone === undefined
              ? row
              : (await client.approve({ incident, notice: row.id, version: row.version, alone })).row,
          )
        if (json) printJson({ rows: done })
        else for (const row of done) say.data(noticeLine(row))
        return 0
      }),
  )
  onDesk<{ incident: string }>(
    notice
      .command('list')
      .description(t('notice.list'))
      .requiredOption('--incident <number>', common('option.incident')),
    async (desk, { incident, json }) => {
      const found = await desk.client(noticeApi).list({ incident })
      if (json) printJson(found)
      else for (const row of found.rows) say.data(noticeLine(row))
      return 0
    },
  )
  noticeLeaveCommands(notice)
  publishCommands(notice)
  consentCommands(program)
}

function tellPreview(shown: Preview): void {
  say.data(`${shown.to.name} <${shown.to.email}>\n${shown.subject}\n\n${shown.body}`)
  for (const one of shown.attachments) say.words(t('said.attached', one))
  for (const one of shown.included) say.words(t('said.included', one))
  for (const one of shown.offered) say.words(t('said.offered', one))
  for (const one of shown.withheld) say.words(t('said.withheld', one))
  for (const one of shown.missing) say.words(t('said.missing', one))
}

type Levels = Partial<Record<(typeof itemKinds)[number], ConsentLevel | 'unsaid'>>

function consentCommands(program: Command): void {
  const consent = program.command('consent').description(t('consent'))
  onDesk(consent.command('show <report>').description(t('consent.show')), async (desk, { json }, [report = '']) => {
    const found = await desk.client(noticeApi).consent({ report })
    if (json) printJson(found)
    else tellConsent(found)
    return 0
  })
  const levels = [...ConsentLevel.options, 'unsaid'] as const
  const set = consent
    .command('set <report>')
    .description(t('consent.set'))
    .requiredOption('--by <who>', t('consent.by'), oneOf(['source', 'decision']))
    .requiredOption('--ground <text>', t('consent.ground'))
  for (const kind of itemKinds)
    set.option(`--${kind} <level>`, `${said(`item.${kind}`)}: ${t('consent.item')}`, oneOf(levels))
  onDesk<Levels & { by: 'source' | 'decision'; ground: string; named?: string[]; tlp?: Tlp; pap?: Pap }>(
    set
      .option('--named <contact>', t('consent.named'), many)
      .option('--tlp <label>', t('consent.tlp'), oneOf(Tlp.options))
      .option('--pap <label>', t('consent.pap'), oneOf(Pap.options)),
    (desk, { by, ground, named, tlp, pap, json, ...given }, [report = '']) =>
      known(async () => {
        const stated = Object.fromEntries(
          itemKinds.flatMap((kind) =>
            given[kind] === undefined ? [] : [[kind, given[kind] === 'unsaid' ? null : given[kind]]],
          ),
        )
        const changed = await desk.client(noticeApi).setConsent({
          report,
          by,
          ground,
          ...stated,
          ...(named ? { named: await Promise.all(named.map((one) => contactOf(desk, one))) } : {}),
          ...(tlp ? { tlp } : {}),
          ...(pap ? { pap } : {}),
        })
        if (json) printJson(changed)
        else tellConsent(changed)
        return 0
      }),
  )
}

function tellConsent({ report, consent, named, tlp, pap, changed }: ReportConsent): void {
  say.data(`${report.number}\t${report.subject}`)
  for (const kind of itemKinds) say.data(`${said(`item.${kind}`)}\t${consent[kind] ?? 'unsaid'}`)
  if (named.length > 0 || consent.named)
    say.data(`named\t${[...named.map((one) => one.name), consent.named ?? ''].join('\t')}`)
  if (tlp) say.data(`TLP\t${tlp}`)
  if (pap) say.data(`PAP\t${pap}`)
  if (changed) say.data(`${changed.at}\t${changed.by}\t${changed.byName}\t${changed.ground}`)
}
