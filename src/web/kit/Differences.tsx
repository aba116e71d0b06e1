import { diffWords } from 'diff'
import classes from './Differences.module.css'
import { useLang, useWords } from './lang.tsx'
import { kitWords } from './words.ts'

/** Longer texts are not compared within this time: then all of the one is gone and all of the other is new. */
const mostMs = 1_000

/** What changed from one version of a text to the next: marked in it, in words that a reader of the screen is told too. */
export function Differences({ before, after }: { before: string; after: string }) {
  const t = useWords(kitWords)
  const { lang } = useLang()
  if (before === after) return <p className={classes.same}>{t('diff.none')}</p>
  const intlSegmenter = new Intl.Segmenter(lang, { granularity: 'word' })
  const parts = diffWords(before, after, { intlSegmenter, timeout: mostMs }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ]
  return (
    <div className={classes.text}>
      {parts.map(({ value, added, removed }, at) => {
        const key = `${at} ${value.slice(0, 20)}`
        if (added) return <ins key={key}>{value}</ins>
        return removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>
      })}
    </div>
  )
}
