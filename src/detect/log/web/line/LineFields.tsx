import { defang } from '#src/core/observable-type.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Observable } from '#src/web/kit/Observable.tsx'
import type { LogLine } from '../../api.ts'
import { lineWords } from '../line-words.ts'
import { termOf, withTerm } from '../search/term.ts'
import type { LogView } from '../search/use-log-view.ts'
import { useFieldWord, useValueWord } from '../use-field-word.ts'
import classes from './LineDrawer.module.css'
import { fieldsOf, fieldText, observableType } from './line.ts'

const mostFields = 300
/** A longer value makes no condition that anybody could read. */
const longestTerm = 300

/** Every field of a line; each can narrow the query. Addresses and names lead to where else they stand. */
export function LineFields({ line, logs }: { line: LogLine; logs: LogView }) {
  const t = useWords(lineWords)
  const fieldWord = useFieldWord()
  const valueWord = useValueWord()
  const { view, change } = logs
  const fields = ['source', ...fieldsOf(line)].slice(0, mostFields)
  const narrow = (field: string, value: string, isNot: boolean) =>
    change({ q: withTerm(view.q, termOf(field, value), isNot), line: undefined })
  return (
    <section className={classes.part}>
      <h2>{t('drawer.fields')}</h2>
      <dl className={classes.fields}>
        {fields.map((field) => {
          const value = fieldText(line, field)
          const word = valueWord(field, value)
          const type = observableType(field, value)
          const own = line.event[field]
          const asked = Array.isArray(own) ? String(own[0] ?? '') : value
          return (
            <div key={field}>
              <dt>
                {fieldWord(field)} <code lang="und">{field}</code>
              </dt>
              <dd lang={word === value ? 'und' : undefined}>
                {type ? <Observable value={value} defanged={defang({ type, value })} /> : word}
              </dd>
              {asked !== '' && asked.length <= longestTerm && (
                <dd className={classes.narrow}>
                  <button
                    type="button"
                    aria-label={t('field.and.of', { value: word })}
                    onClick={() => narrow(field, asked, false)}
                  >
                    {t('field.and')}
                  </button>
                  <button
                    type="button"
                    aria-label={t('field.not.of', { value: word })}
                    onClick={() => narrow(field, asked, true)}
                  >
                    {t('field.not')}
                  </button>
                </dd>
              )}
            </div>
          )
        })}
      </dl>
    </section>
  )
}
