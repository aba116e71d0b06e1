// `hikeshi rule explain RULE EVENT.json`: condition by condition why a rule matches an event, or what is missing. Needs no desk.
import { readFileSync } from 'node:fs'
import { readGiven } from '#src/cli/given-file.ts'
import { speaker } from '#src/core/words.ts'
import type { Told } from './cli.ts'
import { loadRules, readLogsourceOption } from './cli-load.ts'
import { signatureCliWords } from './cli-words.ts'
import { applies } from './engine.ts'
import { readEvent } from './event-text.ts'
import type { EventObject, FieldValue } from './event-view.ts'
import { type Line, linesOf, missing } from './explain.ts'
import { expressionOf } from './expression.ts'
import { type Judged, judge, matchedOf } from './judge.ts'
import type { DetectionRule } from './rule.ts'
import { Sources } from './source-of.ts'

export type ExplainGiven = {
  readonly rule?: string
  readonly logsource?: string
  readonly placeholders?: string
}

/** 0 when a rule was explained, 1 when there is none that could be, 2 when what was given cannot be used. */
export async function explainRule(file: string, eventFile: string, given: ExplainGiven, told: Told): Promise<number> {
  const { lang, json, out, err } = told
  const t = speaker(signatureCliWords, lang)
  const source = given.logsource === undefined ? undefined : readLogsourceOption(given.logsource)
  const event = eventIn(new TextDecoder().decode(eventFile === '-' ? await readGiven('-') : readFileSync(eventFile)))
  if (source === null || event === null) {
    err(source === null ? t('logsource.wrong') : t('explain.event', { file: eventFile }))
    return 2
  }
  const loaded = loadRules([file], given.placeholders, told)
  if (loaded === null) return 2
  const { detections, filtersOf, correlations } = loaded.collection
  const wanted = detections.filter((rule) => isWanted(rule, given.rule))
  for (const { title } of correlations) err(t('explain.correlation', { title }))
  if (wanted.length === 0) err(t('explain.none', { file }))
  for (const rule of wanted) {
    const of = source ?? new Sources().of(event)
    const seen = of.open?.(event) ?? event
    const judged = judge(expressionOf(rule, filtersOf.get(rule) ?? []), seen, of.vocabulary)
    const isOfSource = applies(rule.logsource, of)
    if (json) out(JSON.stringify(rowOf(rule, judged, isOfSource)))
    else for (const line of textOf(rule, judged, isOfSource, t)) out(line)
  }
  return wanted.length === 0 ? 1 : 0
}

function isWanted({ id, name, document }: DetectionRule, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === id || wanted === name || wanted === String(document)
}

/** One object, however it is spread over lines; of several lines the first. */
function eventIn(text: string): EventObject | null {
  return readEvent(text) ?? readEvent(text.split('\n', 1)[0] ?? '')
}

function rowOf(rule: DetectionRule, judged: Judged, isOfSource: boolean): object {
  const { id, title, level } = rule
  return {
    rule: { id, title, level },
    matches: judged.holds && isOfSource,
    isOfSource,
    matched: matchedOf(judged),
    condition: linesOf(judged).map(({ value, ...line }) => ({ ...line, value: value ?? null })),
    missing: missing(judged).flatMap((one) => linesOf(one).slice(0, 1)),
  }
}

type Say = ReturnType<typeof speaker<typeof signatureCliWords>>

function textOf(rule: DetectionRule, judged: Judged, isOfSource: boolean, t: Say): string[] {
  const answer = judged.holds ? (isOfSource ? 'explain.matches' : 'explain.other-source') : 'explain.matches-not'
  const lines = [t(answer, { title: rule.title })]
  for (const line of linesOf(judged)) lines.push(lineText(line, t))
  const short = missing(judged)
  if (short.length > 0) {
    lines.push(t('explain.missing', { count: short.length }))
    for (const one of short) lines.push(lineText({ ...linesOf(one)[0]!, depth: 0 }, t))
  }
  return lines
}

function lineText({ depth, holds, kind, name, filter, wanted, value, line }: Line, t: Say): string {
  const sign = t(holds ? 'explain.holds' : 'explain.fails')
  const indent = '  '.repeat(depth + 1)
  if (kind === 'search') return `${indent}${sign} ${filter === null ? name : t('explain.filter', { filter, name })}`
  if (kind !== 'item') return `${indent}${sign} ${t(`explain.${kind}`, { name })}`
  const more = wanted.length > SHOWN ? t('explain.more', { count: wanted.length - SHOWN }) : ''
  const want = `${wanted.slice(0, SHOWN).join(' | ')}${more}`
  const seen = value === undefined ? t('explain.absent') : shown(value)
  return `${indent}${sign} ${name}: ${want} — ${t('explain.seen', { value: seen, line: line ?? 0 })}`
}

const SHOWN = 5

function shown(value: FieldValue): string {
  const text = JSON.stringify(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
