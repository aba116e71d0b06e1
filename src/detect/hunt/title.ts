// What a hunt is called when nobody gave it a name: what was looked for.
import type { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import type { HuntWhat } from './hunt.ts'
import { huntTitleWords } from './words.ts'

const mostChars = 200

export function titleOf(what: HuntWhat, lang: Language): string {
  const t = speaker(huntTitleWords, lang)
  const title = (): string => {
    switch (what.kind) {
      case 'all':
        return t('title.all')
      case 'folder':
        return t('title.folder', { folder: what.folder })
      case 'rules':
        return t('title.rules', { count: what.keys.length })
      case 'texts':
        return t('title.texts', { file: what.texts[0]!.file, more: what.texts.length - 1 })
      case 'observables':
        return t('title.observables', { first: what.values[0]!, more: what.values.length - 1 })
    }
  }
  return title().slice(0, mostChars).toWellFormed()
}
