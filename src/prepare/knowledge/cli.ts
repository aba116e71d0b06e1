import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Language } from '#src/core/language.ts'
import { say, speaker } from '#src/core/words.ts'
import { openPaper } from '#src/platform/pdf/paper.ts'
import type { KnowledgeProblem } from './knowledge.ts'
import { knowledge, parseVolume } from './load.ts'
import { type PrintLetter, placesOf } from './print-letter.ts'
import { fillPrintLetter, type LetterFault } from './print-letter-fill.ts'
import { printLetterWords } from './print-letter-words.ts'
import { knowledgeWords } from './words.ts'

type Out = { readonly lang: Language; readonly json: boolean; out(text: string): void; err(text: string): void }

const refused = 1
const wrongUsage = 2

/** `hikeshi letter list`: every letter, notice and form, when it is used, and what stands in it. */
export function listLetters(dataDir: string, { lang, json, out, err }: Out): number {
  const { printLetters, problems } = knowledge(dataDir)
  const t = speaker(printLetterWords, lang)
  if (json)
    out(
      JSON.stringify(
        printLetters.map((letter) => ({
          id: letter.id,
          name: letter.name,
          frame: letter.frame,
          when: letter.when,
          places: placesOf(letter),
        })),
      ),
    )
  else
    for (const letter of printLetters) {
      out(`${letter.id}\t${letter.name[lang]}\t${letter.when[lang]}`)
      for (const { id, name, optional } of placesOf(letter))
        out(`  ${id}\t${name[lang]}${optional ? ` (${t('optional')})` : ''}`)
    }
  for (const problem of problems) err(problemText(problem, lang))
  return 0
}

export type RenderOrder = {
  /** The id of a letter, or the path of a template file (`.yaml`) that is tried before it is kept. */
  readonly template: string
  readonly data: { readonly name: string; readonly text: string }
  readonly language: Language
  readonly out: string
  readonly dataDir: string
  readonly zone: string
}

/** `hikeshi letter render`: a PDF from a template and a file of data, or every reason why not, each with its line or its place. */
export async function renderLetter(order: RenderOrder, { lang, json, out, err }: Out): Promise<number> {
  const t = speaker(printLetterWords, lang)
  const found = templateOf(order)
  if (Array.isArray(found)) {
    for (const problem of found) err(problemText(problem, lang))
    return refused
  }
  if (!found) {
    err(t('no-letter', { id: order.template }))
    return refused
  }
  const data = objectIn(order.data.text)
  if (!data) {
    err(t('bad-data', { file: order.data.name }))
    return wrongUsage
  }
  const { letter, faults } = fillPrintLetter(found, order.language, data, order.zone)
  if (faults) {
    if (json) out(JSON.stringify({ written: null, faults }))
    err(t('faults', { file: order.data.name }))
    for (const fault of faults) err(`  ${faultText(fault, lang)}`)
    return refused
  }
  const paper = openPaper({ log: () => {} })
  try {
    writeFileSync(order.out, await paper.render('letter', letter))
  } finally {
    await paper.close()
  }
  if (json) out(JSON.stringify({ written: order.out, faults: [] }))
  else err(t('written', { file: order.out }))
  return 0
}

function templateOf({ template, dataDir }: RenderOrder): PrintLetter | KnowledgeProblem[] | null {
  if (!/\.ya?ml$/.test(template)) return knowledge(dataDir).printLetters.find((one) => one.id === template) ?? null
  const read = parseVolume('print-letter', readFileSync(template, 'utf8'), basename(template))
  return Array.isArray(read) ? read : (read.content as PrintLetter)
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

const problemText = ({ file, line, field, code }: KnowledgeProblem, lang: Language): string =>
  say(knowledgeWords[`knowledge.${code}` as keyof typeof knowledgeWords], lang, { file, line: line ?? 1, field })

function faultText({ place, code, name, kind }: LetterFault, lang: Language): string {
  const t = speaker(printLetterWords, lang)
  return t(`fault.${code}`, { place, name: name?.[lang] ?? '', kind: kind ? t(`kind.${kind}`) : '' }).trim()
}
