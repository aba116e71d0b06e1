import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { KindChip, useKnowledge } from '#src/web/kit/States.tsx'
import classes from './SignHints.module.css'
import { takeInWords } from './take-in-words.ts'

/** For whoever takes a call or reads a report: signs, what to ask, what to do first (S1-22, S1-23). Folded until wanted. */
export function SignHints() {
  const t = useWords(takeInWords)
  const { lang } = useLang()
  const signs = useKnowledge()?.signs
  if (!signs) return null
  return (
    <details className={classes.hints}>
      <summary>{t('signs')}</summary>
      <p className={classes.about}>{signs.about[lang]}</p>
      {signs.signs.map((sign) => (
        <details key={sign.id} name="sign" className={classes.sign}>
          <summary>{sign[lang]}</summary>
          <dl>
            <dt>{t('signs.ask')}</dt>
            <dd>{sign.ask[lang]}</dd>
            <dt>{t('signs.first')}</dt>
            <dd>{sign.first[lang]}</dd>
            {sign.may_be.length > 0 && (
              <>
                <dt>{t('signs.may-be')}</dt>
                <dd className={classes.chips}>
                  {sign.may_be.map((kind) => (
                    <KindChip key={kind} kind={kind} isFocusable />
                  ))}
                </dd>
              </>
            )}
          </dl>
        </details>
      ))}
    </details>
  )
}
