import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { type AuthorityRow, dutyApi } from '../api.ts'
import { containmentKindWords } from '../words.ts'
import classes from './Authority.module.css'
import { GiveForm } from './GiveForm.tsx'
import { dutyPageWords } from './words.ts'

/** Who may contain what without asking, until when, given by whom. */
export function AuthoritySheet() {
  const t = useWords(dutyPageWords)
  const kinds = useWords(containmentKindWords)
  const style = useStyle()
  const { lang } = useLang()
  const { data } = useAsk(dutyApi.authorities, {}, { also: ['people'] })
  const [isGiving, give] = useState(false)
  const [ending, end] = useState<AuthorityRow | null>(null)
  const tell = useTell(dutyApi.end, { onDone: () => end(null) })
  if (!data) return null
  const joint = lang === 'ja' ? '、' : ', '
  return (
    <>
      {isGiving && <GiveForm onClose={() => give(false)} />}
      <Sheet
        title={t('title')}
        acts={data.canGive && !isGiving && <Button onClick={() => give(true)}>{t('give')}</Button>}
      >
        <p className={classes.quiet}>{data.rows.length === 0 ? t('none') : t('text')}</p>
        <ul className={classes.rows}>
          {data.rows.map((row) => (
            <li key={row.id} className={classes.row}>
              <p>
                <b>{row.person.name}</b> {row.kinds.map((kind) => kinds(`containment.kind.${kind}`)).join(joint)}{' '}
                {t('until', { at: formatInstant(row.untilAt, style) })} {row.standing === 'coming' && t('coming')}
              </p>
              <p className={classes.quiet}>
                {row.scope.length === 0 ? t('scope.everything') : t('scope', { list: row.scope.join(joint) })} ·{' '}
                {t('given-by', { name: row.givenBy, ground: row.ground })}
              </p>
              {data.canGive && (
                <div>
                  <Button size="compact-sm" onClick={() => end(row)}>
                    {t('end')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      </Sheet>
      {ending && (
        <ConfirmWithReason
          isOpen
          onClose={() => end(null)}
          title={t('end.title', { name: ending.person.name })}
          act={t('end')}
          isBusy={tell.isTelling}
          problem={tell.problem}
          onConfirm={(reason) => void tell.tell({ id: ending.id, reason })}
        />
      )}
    </>
  )
}
