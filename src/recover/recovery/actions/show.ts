import { may } from '#src/core/viewer.ts'
import type { ClosingCheck, Context } from '#src/platform/context.ts'
import { dayOf } from '#src/respond/clock/count.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import type { Db } from '#src/respond/incident/store.ts'
import { blocksOf, isMet, openRule, type Standing } from '../block.ts'
import { type Heading, type Item, idOfItem } from '../checklist.ts'
import { recoveryChecklist } from '../load.ts'
import type { HeadingView, ItemView, RecoveryView, RuleView } from '../recovery.ts'
import { actorsOf, headingsOf, itemsOf, recoveryOf, restrictedOf, rulesOf, type StoredItem } from '../store.ts'

/** Everything about the recovery of one incident, as this viewer may know it. */
export async function showRecovery(context: Context, ref: string): Promise<RecoveryView> {
  const { desk, viewer } = context
  const head = await reading(context, ref)
  const { db } = desk.state
  const { checklist } = recoveryChecklist()
  const stored = await recoveryOf(db, head.id)
  const restricted = await restrictedOf(db, viewer, head.id)
  if (restricted) await reading(context, restricted.id)
  const answers = new Map((await itemsOf(db, head.id, restricted?.id ?? null)).map((one) => [one.item, one]))
  const people = new Map((await headingsOf(db, head.id)).map((one) => [one.heading, one]))
  const standing = await standingOf(db, head)
  const today = dayOf(desk.now().getTime(), desk.zone)
  const headings = checklist.headings.map((heading) =>
    headingView(heading, answers, people, restricted !== null, today),
  )
  const items = headings.flatMap((one) => one.checks.flatMap((check) => check.items))
  const common = items.filter((one) => !one.isRestricted)
  const isOpen = head.phase !== 'closed'
  const mayWrite = isOpen && may(viewer, 'incident:write')
  return {
    incident: { number: head.number, title: head.title, phase: head.phase },
    isBegun: stored !== null,
    lead: stored?.lead ?? null,
    level: stored?.level ?? '',
    dueOn: stored?.dueOn ?? null,
    priority: stored?.priority ?? '',
    watchUntil: stored?.watchUntil ?? null,
    accepted: stored?.accepted ?? null,
    acted: await actorsOf(db, head.id),
    restricted: restricted && { number: restricted.number },
    headings,
    rules: checklist.rules.map((rule) => ruleView(rule, standing)),
    blocks: isOpen ? blocksOf(checklist, standing) : [],
    counts: {
      headings: headings.length,
      checks: headings.flatMap((one) => one.checks).length,
      items: items.length,
      settled: common.filter(isSettled).length,
      open: common.filter((one) => !isSettled(one)).length,
      overdue: common.filter((one) => one.isOverdue).length,
      restricted: items.length - common.length,
    },
    can: {
      write: mayWrite && stored !== null,
      accept: mayWrite && stored?.lead?.id === viewer.id,
      restrict: isOpen && stored !== null && restricted === null && may(viewer, 'incident:close'),
    },
  }
}

/** What closing asks of the recovery, in the transaction that closes. */
export const recoveryHoldsBack: ClosingCheck = async (db, head) =>
  blocksOf(recoveryChecklist().checklist, await standingOf(db, head)).map(({ code, short, isAbsolute }) => ({
    code,
    text: short,
    isAbsolute,
    act: 'open-recovery',
  }))

async function standingOf(db: Db, head: { id: string; phase: string }): Promise<Standing> {
  const stored = await recoveryOf(db, head.id)
  const items = stored ? await itemsOf(db, head.id, null) : []
  return {
    phase: head.phase,
    isBegun: stored !== null,
    hasLead: stored?.lead != null,
    isAccepted: stored?.accepted != null,
    rules: stored ? await rulesOf(db, head.id) : {},
    items: new Map(items.map((one) => [one.item, one.state])),
  }
}

const isSettled = (item: ItemView): boolean => item.state === 'done' || item.state === 'not-applicable'

function headingView(
  heading: Heading,
  answers: ReadonlyMap<number, StoredItem>,
  people: ReadonlyMap<string, { lead: string; resources: string; parties: string }>,
  knowsRestricted: boolean,
  today: string,
): HeadingView {
  const checks = heading.checks.map((check) => ({
    name: check.name,
    items: check.items.map((item) => itemView(item, answers.get(item.s3), knowsRestricted, today)),
  }))
  const common = checks.flatMap((check) => check.items).filter((item) => !item.isRestricted)
  const { lead = '', resources = '', parties = '' } = people.get(heading.id) ?? {}
  return {
    id: heading.id,
    name: heading.name,
    lead,
    resources,
    parties,
    settled: common.filter(isSettled).length,
    total: common.length,
    checks,
  }
}

function itemView(item: Item, found: StoredItem | undefined, knowsRestricted: boolean, today: string): ItemView {
  const isShown = !item.is_restricted || knowsRestricted
  const answer = isShown ? found : undefined
  return {
    id: idOfItem(item.s3),
    number: item.s3,
    text: { ja: item.ja, en: item.en },
    also: item.also.map(({ ja, en }) => ({ ja, en })),
    isHandover: item.is_handover,
    isRestricted: item.is_restricted,
    isShown,
    state: answer?.state ?? 'open',
    who: answer?.who ?? '',
    dueOn: answer?.dueOn ?? null,
    answer: answer?.answer ?? '',
    proof: answer?.proof ?? '',
    reason: answer?.reason ?? '',
    isOverdue: answer?.dueOn != null && answer.dueOn < today && (answer.state === 'open' || answer.state === 'doing'),
    changedAt: answer?.changedAt ?? null,
    changedBy: answer?.changedBy ?? null,
  }
}

function ruleView(rule: ReturnType<typeof recoveryChecklist>['checklist']['rules'][number], of: Standing): RuleView {
  const state = of.rules[rule.id] ?? openRule
  return {
    id: rule.id,
    reference: rule.reference,
    question: rule.question,
    means: rule.means,
    answer: state.answer,
    steps: rule.steps.map(({ id, ja, en }) => ({ id, text: { ja, en }, isDone: state.steps.includes(id) })),
    items: rule.items.map(idOfItem),
    exception: state.exception,
    hasException: rule.has_exception,
    isMet: isMet(rule, state, of.items),
  }
}
