import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import type { signatureApi } from '../api.ts'
import { basesOf } from '../exception.ts'
import { ourPrefix } from '../jobs/rules.ts'
import { ruleRow } from '../list-rule.ts'
import { isRefused } from '../read-rules.ts'
import type { Rule } from '../rule.ts'
import { ruleKey } from '../rule-key.ts'
import { levelOrder, type RuleRow } from '../rule-row.ts'
import { tagsOf } from '../rule-text.ts'
import { wordsOf } from '../rule-words.ts'
import { readCosts } from '../store/cost.ts'
import * as store from '../store.ts'
import { deskRules } from './desk-rules.ts'
import { seenAt } from './seen.ts'

type Api = typeof signatureApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

async function rowsOf(context: Context): Promise<{ rows: RuleRow[]; datasets: string[] }> {
  const { desk, lang } = context
  const { collection } = await deskRules(context)
  const states = await store.readRuleStates(desk.state.db, desk.now())
  const seen = await seenAt(desk)
  const costs = await readCosts(desk.state.db)
  const rows = collection.outcomes.map((one) => {
    const key = ruleKey(one)
    return ruleRow(one, collection, seen, states.get(key), lang, costs.get(key) ?? null)
  })
  return { rows, datasets: seen.map(({ dataset }) => dataset) }
}

const shows: Readonly<Record<In<'rules'>['show'], (row: RuleRow) => boolean>> = {
  all: () => true,
  wrong: (row) => !row.ok,
  off: (row) => row.isOff,
  blind: (row) => row.sees?.length === 0,
  fired: (row) => row.matches > 0,
  'false-alarm': (row) => row.falseAlarms > 0,
}

export async function listRules(context: Context, { q, show, limit, offset }: In<'rules'>): Out<'rules'> {
  const { rows, datasets } = await rowsOf(context)
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const counts = Object.fromEntries(
    Object.entries(shows).map(([name, fits]) => [name, rows.filter(fits).length]),
  ) as Awaited<Out<'rules'>>['counts']
  const found = rows
    .filter(shows[show])
    .filter((row) => {
      const text = [row.title, row.key, row.file, row.logsource].join(' ').toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .sort((a, b) => b.matches - a.matches || levelOrder(b.level) - levelOrder(a.level) || (a.file < b.file ? -1 : 1))
  return {
    rules: found.slice(offset, offset + limit),
    total: found.length,
    counts,
    datasets,
    hasOurs: rows.some(({ file }) => file.startsWith(ourPrefix)),
  }
}

async function rowOf(context: Context, key: string): Promise<RuleRow> {
  return (await rowsOf(context)).rows.find((row) => row.key === key) ?? refuse('rule.not-found', { key })
}

export async function showRule(context: Context, { key }: In<'rule'>): Out<'rule'> {
  const row = await rowOf(context, key)
  const { files, collection } = await deskRules(context)
  const read = collection.outcomes.find((one) => ruleKey(one) === key)!
  const rule = isRefused(read) ? null : (read as Rule)
  const words = rule && wordsOf(rule)
  const { lang } = context
  const { text, origin } = files.find(({ file }) => file === row.file)!
  return {
    ...row,
    text,
    isOwn: origin === 'upload',
    filters: rule === null ? [] : await filtersOf(context, rule),
    description: words?.description[lang] ?? null,
    advice: words?.advice[lang] ?? null,
    tags: rule === null ? [] : tagsOf(rule),
    falsePositives: [...(words?.falsePositives[lang] ?? [])],
  }
}

/** What takes something out of a rule, or out of those that it stands on. */
async function filtersOf(context: Context, rule: Rule): Promise<Awaited<Out<'rule'>>['filters']> {
  const { collection } = await deskRules(context)
  const states = await store.readRuleStates(context.desk.state.db, context.desk.now())
  const filters = basesOf(rule, collection.referred).flatMap((base) => collection.filtersOf.get(base) ?? [])
  return [...new Set(filters)].map((filter) => ({
    key: ruleKey(filter),
    title: wordsOf(filter).title[context.lang],
    file: filter.file,
    isOff: states.get(ruleKey(filter))?.isOff ?? false,
  }))
}

export async function switchRule(context: Context, { key, isOff, reason, until }: In<'switchRule'>): Out<'switchRule'> {
  const { title } = await rowOf(context, key)
  await inRecord(context, async (tx, journal) => {
    const untilAt = isOff ? until : null
    await store.switchRule(tx, { key, isOff, reason, untilAt }, context.viewer.name, context.desk.now())
    journal.append({
      kind: 'change',
      code: isOff ? 'rule.switched-off' : 'rule.switched-on',
      about: [{ type: 'rule', id: key.slice(0, 200) }],
      facts: { title: title ?? key, reason, until: untilAt ?? 'none' },
    })
    journal.announce({ topic: 'alert', id: null })
  })
  return rowOf(context, key)
}
