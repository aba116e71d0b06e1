// What a hunt is called: as somebody named it, else by what was looked for, in the language of whoever reads it.
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import type { HuntWhat } from './hunt.ts'
import { huntTitleWords } from './words.ts'

type Named = { readonly title: string; readonly what: HuntWhat }

/** For the words that name a hunt (`namedIn`). */
export function titleFacts({ title, what }: Named): { named: string; name: string; more: number } {
  if (title !== '') return { named: 'given', name: title, more: 0 }
  switch (what.kind) {
    case 'all':
      return { named: 'all', name: '', more: 0 }
    case 'folder':
      return { named: 'folder', name: what.folder, more: 0 }
    case 'rules':
      return { named: 'rules', name: '', more: what.keys.length }
    case 'texts':
      return { named: 'list', name: what.texts[0]!.file, more: what.texts.length - 1 }
    case 'observables':
      return { named: 'list', name: what.values[0]!, more: what.values.length - 1 }
  }
}

export const titleOf = (hunt: Named, lang: Language): string => speaker(huntTitleWords, lang)('title', titleFacts(hunt))
