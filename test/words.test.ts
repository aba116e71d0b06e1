import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { entryWords, refusalWords } from '#src/server/words.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = globSync('src/**/*.ts', { cwd: root })
  .filter((path) => !path.endsWith('.test.ts') && !path.includes('/web/') && !path.startsWith('src/web/'))
  .map((path) => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') }))

test('every refusal in the source has its words, and no words are left over', () => {
  const used = new Set<string>()
  for (const { text } of sources)
    for (const match of text.matchAll(/'((?:[a-z]+(?:-[a-z]+)*\.)+[a-z][a-z0-9]*(?:-[a-z0-9]+)*)'/g))
      used.add(match[1]!)
  const refused = new Set<string>()
  for (const { text } of sources)
    for (const match of text.matchAll(/(?:refuse|Refusal|stop)\(\s*'([a-z][a-z0-9.-]+)'/g)) refused.add(match[1]!)
  assert.deepEqual(
    [...refused].filter((code) => !refusalWords[code]),
    [],
  )
  const own = Object.keys(refusalWords).filter((code) => !code.startsWith('field.'))
  assert.deepEqual(
    own.filter((code) => !used.has(code)),
    [],
  )
})

test('every automatic entry in the source has its words', () => {
  const codes = new Set<string>()
  for (const { text } of sources)
    for (const match of text.matchAll(/\bcode:\s*'([a-z-]+\.[a-z.-]+)'/g)) codes.add(match[1]!)
  const unknown = [...codes].filter((code) => !entryWords[code] && !refusalWords[code] && !isProblemCode(code))
  assert.deepEqual(unknown, [])
})

/** Codes of parse problems and verify findings have dictionaries of their own, held to by their slices' tests. */
const isProblemCode = (code: string): boolean =>
  sources.some(({ path, text }) => /words\.ts$/.test(path) && text.includes(`'${code}':`))

test('both languages of every sentence take the same facts', () => {
  const wrong: string[] = []
  for (const [code, wording] of Object.entries({ ...refusalWords, ...entryWords })) {
    if (JSON.stringify(factsOf(wording.ja)) !== JSON.stringify(factsOf(wording.en))) wrong.push(code)
    const isSentence = /[a-z]{3}/.test(wording.en.replaceAll(/\{[^}]*\}/g, ''))
    if (isSentence && !/[\u3040-\u30ff\u4e00-\u9fff]/.test(wording.ja)) wrong.push(`${code}: no Japanese in ja`)
    if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(wording.en.replaceAll('火消し', ''))) wrong.push(`${code}: Japanese in en`)
  }
  assert.deepEqual(wrong, [])
})

function factsOf(message: string): string[] {
  const names = new Set<string>()
  const walk = (elements: ReturnType<typeof parse>): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue
      if (element.type === TYPE.tag) {
        walk(element.children)
        continue
      }
      names.add(element.value)
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) walk(option.value)
    }
  }
  walk(parse(message, { ignoreTag: true }))
  return [...names].sort()
}
