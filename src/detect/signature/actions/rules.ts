import type { OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import type { signatureApi } from '../api.ts'
import { type Collection, collect } from '../collection.ts'
import { ruleRow } from '../list-rule.ts'
import { isRefused, readRules } from '../read-rules.ts'
import type { Rule } from '../rule.ts'
import { ruleKey } from '../rule-key.ts'
import { levelOrder, type RuleRow } from '../rule-row.ts'
import { listBy } from '../rule-text.ts'
import { wordsOf } from '../rule-words.ts'
import * as store from '../store.ts'
import { MAX_RULE_CHARS } from '../yaml.ts'
import { seenAt } from './seen.ts'

type Api = typeof signatureApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** What an index of the database takes, whatever script the name is in. */
const mostNameChars = 250

type Known = { readonly files: readonly store.RuleFile[]; readonly collection: Collection }
/** Reading thousands of rules takes a second: done once for each state of the files. */
const collections = new WeakMap<object, Known>()

async function rulesOf({ desk: { state } }: Context): Promise<Known> {
  const files = await store.readRuleFiles(state.db)
  const known = collections.get(state)
  const isSame =
    known?.files.length === files.length &&
    files.every(({ file, text }, at) => known.files[at]!.file === file && known.files[at]!.text === text)
  if (known !== undefined && isSame) return known
  const read = { files, collection: collect(files.flatMap(({ file, text }) => readRules(file, text))) }
  collections.set(state, read)
  return read
}

async function rowsOf(context: Context): Promise<{ rows: RuleRow[]; datasets: string[] }> {
  const { desk, lang } = context
  const { collection } = await rulesOf(context)
  const states = await store.readRuleStates(desk.state.db, desk.now())
  const seen = await seenAt(desk)
  const rows = collection.outcomes.map((one) => ruleRow(one, collection, seen, states.get(ruleKey(one)), lang))
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
  return { rules: found.slice(offset, offset + limit), total: found.length, counts, datasets }
}

async function rowOf(context: Context, key: string): Promise<RuleRow> {
  return (await rowsOf(context)).rows.find((row) => row.key === key) ?? refuse('rule.not-found', { key })
}

export async function showRule(context: Context, { key }: In<'rule'>): Out<'rule'> {
  const row = await rowOf(context, key)
  const { files, collection } = await rulesOf(context)
  const read = collection.outcomes.find((one) => ruleKey(one) === key)!
  const rule = isRefused(read) ? null : (read as Rule)
  const words = rule && wordsOf(rule)
  const { lang } = context
  return {
    ...row,
    text: files.find(({ file }) => file === row.file)!.text,
    description: words?.description[lang] ?? null,
    advice: words?.advice[lang] ?? null,
    falsePositives: rule === null ? [] : listBy(rule, 'falsepositives'),
  }
}

export async function uploadRules(
  context: Context,
  { files }: { readonly files: readonly UploadedFile[] },
): Out<'uploadRules'> {
  const outcomes: Awaited<Out<'uploadRules'>>['outcomes'] = []
  for (const { name, bytes } of files) {
    const file = name.slice(0, mostNameChars).toWellFormed()
    const text = textIn(bytes)
    if (text === null) {
      outcomes.push({ file, rules: 0, wrong: 0, problem: bytes.length > MAX_RULE_CHARS * 4 ? 'too-large' : 'not-text' })
      continue
    }
    const read = readRules(file, text)
    const wrong = read.filter(isRefused).length
    await inRecord(context, async (tx, journal) => {
      const now = context.desk.now()
      await store.putRuleFiles(tx, [{ file, text }], 'upload', now)
      journal.append({ kind: 'change', code: 'rule.uploaded', facts: { file, rules: read.length, wrong } })
      journal.announce({ topic: 'alert', id: null })
    })
    outcomes.push({ file, rules: read.length, wrong, problem: null })
  }
  return { outcomes }
}

function textIn(bytes: Uint8Array): string | null {
  if (bytes.length > MAX_RULE_CHARS * 4) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

export async function removeRules(context: Context, { name }: In<'removeRules'>): Out<'removeRules'> {
  await inRecord(context, async (tx, journal) => {
    if (!(await store.removeRuleFile(tx, name))) refuse('rule.file.not-found', { file: name })
    journal.append({ kind: 'change', code: 'rule.removed', facts: { file: name } })
    journal.announce({ topic: 'alert', id: null })
  })
  return {}
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
