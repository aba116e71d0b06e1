import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { LogLine } from '#src/detect/log/api.ts'
import { deskRules } from '#src/detect/signature/actions/desk-rules.ts'
import { saveRules } from '#src/detect/signature/actions/files.ts'
import { basesOf, exceptionFacts, exceptionText, sparedBy, speakingOf } from '#src/detect/signature/exception.ts'
import { isRefused, readRules } from '#src/detect/signature/read-rules.ts'
import type { Rule } from '#src/detect/signature/rule.ts'
import { ruleKey } from '#src/detect/signature/rule-key.ts'
import { wordsOf } from '#src/detect/signature/rule-words.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import type { AlertRow } from '../alert.ts'
import type { AlertDetail, alertApi } from '../api.ts'

/** The rule of an alert, as long as the desk has it and it can have exceptions. */
async function ruleOf(context: Context, { origin, ruleKey: key }: AlertRow): Promise<Rule | null> {
  if (origin !== 'rule' && origin !== 'hunt') return null
  const { collection } = await deskRules(context)
  const read = collection.outcomes.find((one) => ruleKey(one) === key)
  return read === undefined || isRefused(read) ? null : (read as Rule)
}

export async function exceptableOf(
  context: Context,
  alert: AlertRow,
  lines: readonly LogLine[],
): Promise<Pick<AlertDetail, 'exceptable' | 'exceptsAlso'>> {
  const rule = await ruleOf(context, alert)
  if (rule === null) return { exceptable: [], exceptsAlso: [] }
  const { collection } = await deskRules(context)
  const bases = basesOf(rule, collection.referred)
  const also = speakingOf(bases, collection).filter((one) => ruleKey(one) !== alert.ruleKey)
  return {
    exceptable: exceptionFacts(lines.map(({ event }) => event)),
    exceptsAlso: also.map((one) => wordsOf(one).title[context.lang]),
  }
}

/** A filter for the rule of an alert, saved as a file of its own, and what it does to the lines of the alert. */
export async function exceptFromRule(
  context: Context,
  alert: AlertDetail,
  { facts, reason, isFalseAlarm }: ParsedInputOf<(typeof alertApi)['except']>,
  close: (reason: string) => Promise<unknown>,
): Promise<OutputOf<(typeof alertApi)['except']>> {
  const { desk, viewer } = context
  const rule = (await ruleOf(context, alert)) ?? refuse('alert.except.no-rule')
  const { collection } = await deskRules(context)
  const events = alert.lines.map(({ event }) => event)
  const text = exceptionText(
    {
      rule,
      facts,
      events,
      reason,
      title: wordsOf(rule).title,
      author: viewer.name,
      date: desk.now().toISOString().slice(0, 10),
      newId: () => desk.newId(),
    },
    collection,
  )
  if (text === null) refuse('alert.except.no-id')
  const { spared, left } = sparedBy(text, rule, events, collection)
  if (spared === 0) refuse('alert.except.spares-nothing')
  const file = fileOf(rule, readRules('', text)[0]!.id ?? desk.newId())
  await inRecord(context, (tx, journal) => saveRules(context, tx, journal, { file, text, reason }))
  if (isFalseAlarm && alert.state === 'open') await close(reason)
  return { file, key: readRules(file, text).map(ruleKey)[0]!, spared, left }
}

const mostNameChars = 80
function fileOf({ file }: Rule, id: string): string {
  const name = file.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/i, '')
  return `own/exceptions/${name.slice(0, mostNameChars)}-${id.replaceAll('-', '').slice(-8)}.yml`
}
