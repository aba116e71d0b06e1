import { Button } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Observable } from '#src/web/kit/Observable.tsx'
import type { ReportDetail, ReportObservable } from '../report.ts'
import classes from './Observables.module.css'
import { Part } from './Part.tsx'
import preview from './Preview.module.css'
import { previewWords } from './preview-words.ts'

const firstRows = 12
const order = { source: 0, target: 1, other: 2, reporter: 3 } as const

/** Addresses, names and hashes with their role, and in how many other places each stands. */
export function Observables({ report }: { report: ReportDetail }) {
  const t = useWords(previewWords)
  const [isWhole, setWhole] = useState(false)
  const all = [...report.observables].sort((a, b) => order[a.role] - order[b.role])
  if (all.length === 0) return null
  const rows = isWhole ? all : all.slice(0, firstRows)
  return (
    <Part title={t('observables.title')} count={all.length}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('observables.what')}</th>
            <th scope="col">{t('observables.type')}</th>
            <th scope="col">{t('observables.role')}</th>
            <th scope="col">{t('observables.seen')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={`${one.type} ${one.value} ${one.port} ${one.role}`} data-role={one.role}>
              <td>
                <Observable value={one.value} defanged={one.defanged} port={one.port} />
              </td>
              <td>{`type.${one.type}` in previewWords ? t(`type.${one.type}` as 'type.url') : one.type}</td>
              <td>{t(`role.${one.role}`)}</td>
              <td>
                <Seen one={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < all.length && (
        <div>
          <Button size="compact-md" onClick={() => setWhole(true)}>
            {t('observables.more', { count: all.length - rows.length })}
          </Button>
        </div>
      )}
    </Part>
  )
}

function Seen({ one }: { one: ReportObservable }) {
  const t = useWords(previewWords)
  const { lang } = useLang()
  if (one.seenReports === 0 && one.seenIncidents === 0)
    return <span className={preview.quiet}>{t('observables.first')}</span>
  const parts = [
    one.seenReports > 0 && t('observables.reports', { count: one.seenReports }),
    one.seenIncidents > 0 && t('observables.incidents', { count: one.seenIncidents }),
  ].filter(Boolean)
  return (
    <PageLink to="/find" search={{ q: one.value } as never}>
      {parts.join(lang === 'ja' ? '、' : ', ')}
    </PageLink>
  )
}
