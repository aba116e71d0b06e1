import classesOfAlerts from '#src/detect/alert/web/Alerts.module.css'
import { EntityText } from '#src/detect/alert/web/AlertTable.tsx'
import { alertWords } from '#src/detect/alert/web/words.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Instant } from '#src/web/kit/Times.tsx'
import type { FindRow } from '../hunt.ts'
import { huntWords } from './words.ts'

/** What a hunt found, by rule and by whom it is about, gravest first. */
export function FindTable({ found, onOpen }: { found: readonly FindRow[]; onOpen: (find: FindRow) => void }) {
  const t = useWords(huntWords)
  const level = useWords(alertWords)
  return (
    <OpenTable columns={(['rule', 'level', 'entity', 'matches', 'last'] as const).map((one) => t(`column.${one}`))}>
      {found.map((find) => (
        <tr key={find.position}>
          <th scope="row">
            <button type="button" className={rows.open} onClick={() => onOpen(find)}>
              {find.title}
            </button>
          </th>
          <td data-label={t('column.level')}>
            <span className={classesOfAlerts.level} data-level={find.level}>
              {level(`level.${find.level}`)}
            </span>
          </td>
          <td data-label={t('column.entity')} className={classesOfAlerts.mono}>
            <EntityText alert={find} />
          </td>
          <td data-label={t('column.matches')}>{find.matches}</td>
          <td data-label={t('column.last')}>
            <Instant at={find.lastAt} />
          </td>
        </tr>
      ))}
    </OpenTable>
  )
}
