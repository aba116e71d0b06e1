import { globSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Language } from '#src/core/language.ts'
import type { Wording } from '#src/core/words.ts'

const root = new URL('../../', import.meta.url)
const tables = (
  await Promise.all(
    globSync('src/**/{words,*-words,words/*}.ts', { cwd: root }).map((path) => import(new URL(path, root).href)),
  )
).flatMap((file) => Object.values(file as Record<string, unknown>))
const wordings = new Map<string, Wording>()
for (const table of tables)
  if (table && typeof table === 'object')
    for (const [key, one] of Object.entries(table as Record<string, Partial<Wording>>))
      if (typeof one?.ja === 'string' && typeof one.en === 'string') wordings.set(`${key}\n${one.en}`, one as Wording)

/** Keys with a dot: as a word of their own they mean nothing to a reader. */
const keys = new Set(
  [...wordings.keys()].map((one) => one.split('\n')[0]!).filter((key) => /^[a-z]\S*\.\S+$/.test(key)),
)
/** Words that stand on acts and are never the same in both languages. */
const foreign: Record<Language, ReadonlySet<string>> = { ja: new Set(), en: new Set() }
const own: Record<Language, Set<string>> = { ja: new Set(), en: new Set() }
for (const { ja, en } of wordings.values()) {
  own.ja.add(ja)
  own.en.add(en)
  ;(foreign.ja as Set<string>).add(en)
  ;(foreign.en as Set<string>).add(ja)
}
const englishActs =
  /\b(add|all|apply|back|cancel|change|choose|clear|close|copy|delete|done|edit|hide|loading|menu|more|new|next|no|ok|open|previous|remove|save|search|select|send|show|sign|submit|today|toggle|undo|yes)\b/i

const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/

type Read = { readonly text: string; readonly acts: readonly string[]; readonly lang: string; readonly over: number }

/** What of the page a reader would stumble over: raw keys, unfilled blanks, ids, acts in the other language, sideways scrolling. */
export async function stumblesOn(page: Page, lang: Language): Promise<string[]> {
  const read: Read = await page.evaluate(() => {
    const own = document.documentElement.lang
    const isOurs = (one: Element) => (one.closest('[lang]') as HTMLElement | null)?.lang === own
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap((one) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((name) => one.getAttribute(name) ?? ''),
    )
    const acts = [
      ...document.querySelectorAll<HTMLElement>(
        'button, [role=button], [role=tab], [role=menuitem], [role=radio], summary, label, h1, h2, h3, th',
      ),
    ]
      .filter((one) => isOurs(one) && one.checkVisibility())
      // biome-ignore lint/performance/useDomNodeTextContent: only what is drawn is read
      .flatMap((one) => [one.innerText ?? one.textContent, one.getAttribute('aria-label') ?? ''])
    // What stands as it was written by somebody, such as the text of a rule, is nobody's wording.
    const asWritten = [...document.querySelectorAll('pre[translate=no], code[translate=no]')].map(
      (one) => one.textContent,
    )
    // biome-ignore lint/performance/useDomNodeTextContent: only what is drawn is read
    const drawn = asWritten.reduce((text, one) => text.replace(one, ''), document.body.innerText)
    return {
      text: [drawn, ...named].join('\n'),
      acts: acts.map((one) => one.trim()).filter(Boolean),
      lang: own,
      over: document.documentElement.scrollWidth - innerWidth,
    }
  })
  const found = new Set<string>()
  if (read.lang !== lang) found.add(`lang is “${read.lang}”`)
  if (read.over > 0) found.add(`${read.over} px wider than the window`)
  for (const word of read.text.split(/[\s、。「」（）()“”,:：]+/)) if (keys.has(word)) found.add(`raw key ${word}`)
  for (const [what, pattern] of raw) {
    const match = pattern.exec(read.text)
    if (match) found.add(`${what}: ${match[0]}`)
  }
  for (const act of read.acts) {
    const isOther = foreign[lang].has(act) && !own[lang].has(act) && japanese.test(act) === (lang === 'en')
    if (isOther || (lang === 'ja' && !own.ja.has(act) && act.length < 30 && englishActs.test(act)))
      found.add(`not in ${lang}: ${act}`)
  }
  return [...found]
}

const raw = [
  ['unfilled', /\{[a-z]\w*(, ?(number|plural|select)\b.*)?\}/],
  ['id', /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i],
  ['tag', /\b(rsit|jpcert|disposition|severity):[a-z]/],
  ['nothing', /\b(undefined|NaN|Invalid Date)\b|\[object \w+\]/],
] as const
