import type { Download } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { figuresOf } from '#src/recover/affected/store.ts'
import { lostDays, totalsOf } from '#src/recover/damage/damage.ts'
import { activityOf, damageOf } from '#src/recover/damage/store.ts'
import { standingOf } from '#src/recover/measure/measure.ts'
import { measuresOf } from '#src/recover/measure/store.ts'
import { sweepsOf } from '#src/recover/sweep/store.ts'
import { dayOf } from '#src/respond/clock/count.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import { caseObservables } from '#src/respond/incident/store/case-file.ts'
import { incidentDetail } from '#src/respond/incident/store/detail.ts'
import { type Masker, maskerOf, maskToken } from '#src/respond/notice/mask.ts'
import { causesOf } from '../cause/store.ts'
import type { PaperFacts } from '../paper/facts.ts'
import { handoverPaper } from '../paper/handover.ts'
import type { Block, PaperKind, PaperView } from '../paper/paper.ts'
import { planPaper } from '../paper/plan.ts'
import { storyPaper } from '../paper/story.ts'
import { paperWords } from '../paper/words.ts'
import { showRecovery } from './show.ts'

type Asked = {
  readonly incident: string
  readonly paper: PaperKind
  readonly lang?: Language | undefined
  readonly isShared: boolean
}
const makers: Readonly<Record<PaperKind, (facts: PaperFacts) => Block[]>> = {
  plan: planPaper,
  handover: handoverPaper,
  story: storyPaper,
}

/** A paper of recovery as it stands now. What may be shared with others names nobody: not a person, a party, a machine or an address. */
export async function recoveryPaper(
  context: Context,
  { incident, paper, lang: asked, isShared }: Asked,
): Promise<PaperView> {
  const { desk, viewer } = context
  const lang = asked ?? context.lang
  const head = await reading(context, incident)
  const { db } = desk.state
  const now = desk.now()
  const today = dayOf(now.getTime(), desk.zone)
  const detail = await incidentDetail(db, viewer, head.id)
  const facts: PaperFacts = {
    lang,
    zone: desk.zone,
    incident: detail,
    recovery: await showRecovery(context, head.id),
    causes: await causesOf(db, head.id),
    sweeps: await sweepsOf(db, head.id, today, null),
    measures: (await measuresOf(db, head.id)).map((one) => ({ ...one, standing: standingOf(one, today) })),
    totals: totalsOf(await damageOf(db, head.id)),
    lostDays: lostDays(await activityOf(db, head.id)),
    affected: await figuresOf(db, head.id),
  }
  const t = speaker(paperWords, lang)
  const at = t('corner.at', { at: formatInstant(now, { lang, zone: desk.zone }) })
  const blocks = makers[paper](facts)
  const made = { kind: paper, lang, isShared }
  if (!isShared)
    return {
      ...made,
      subject: t(`subject.${paper}`, { title: detail.title }),
      corner: [t('corner.number', { number: detail.number }), at, `TLP:${detail.tlp.toUpperCase()}`],
      blocks,
    }
  const masker = maskerOf([await namedIn(context, facts)], [], maskToken[lang])
  return { ...made, subject: t('subject.shared'), corner: [at], blocks: blocks.map((block) => masked(block, masker)) }
}

export async function recoveryPaperPdf(context: Context, asked: Asked): Promise<Download> {
  const { desk } = context
  const { kind, lang, subject, corner, blocks, isShared } = await recoveryPaper(context, asked)
  const [year, month, date] = dayOf(desk.now().getTime(), desk.zone).split('-').map(Number) as [number, number, number]
  const body = await desk.paper.render('letter', {
    lang,
    frame: 'sheet',
    day: [year, month, date],
    corner,
    to: [],
    from: isShared || desk.organisation === '' ? [] : [desk.organisation],
    subject,
    blocks,
    closing: '',
    contact: null,
  })
  const name = isShared ? 'case' : (await reading(context, asked.incident)).number
  return { name: `${name}-${kind}-${lang}.pdf`, mediaType: 'application/pdf', body }
}

/** Whom and what a shared paper must not name. */
async function namedIn({ desk }: Context, { incident, recovery, measures, causes }: PaperFacts) {
  const people = [
    ...incident.team.map((one) => one.person.name),
    ...incident.named.map((one) => one.name),
    ...recovery.acted.map((one) => one.name),
    ...recovery.headings.map((one) => one.lead),
    ...recovery.headings.flatMap((one) => one.checks.flatMap((check) => check.items.map((item) => item.who))),
    ...measures.flatMap((one) => [one.owner, one.payer]),
    ...causes.flatMap((one) => one.evidence.map((each) => each.byName)),
    recovery.lead?.name ?? '',
  ]
  const things = [
    ...incident.parties.map((one) => one.name),
    ...incident.assets.flatMap((one) => [one.name, one.owner]),
    desk.organisation,
    incident.number,
  ]
  return {
    names: [...new Set([...people, ...things].filter((one) => one.trim() !== ''))],
    things: await caseObservables(desk.state.db, incident.id),
    parts: [],
    lines: [],
  }
}

function masked(block: Block, { loose }: Masker): Block {
  switch (block.kind) {
    case 'p':
    case 'h':
      return { ...block, text: loose(block.text) }
    case 'points':
      return { ...block, items: block.items.map(loose) }
    case 'record':
      return { ...block, rows: block.rows.map(({ label, value }) => ({ label, value: loose(value) })) }
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(loose)) }
  }
}
