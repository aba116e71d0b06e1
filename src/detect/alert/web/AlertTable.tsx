import { attackStageWords } from '#src/prepare/knowledge/attack-stage-words.ts'
import { stagesOfTags } from '#src/prepare/knowledge/attack-tag.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Instant } from '#src/web/kit/Times.tsx'
import type { AlertRow } from '../alert.ts'
import classes from './Alerts.module.css'
import { alertWords } from './words.ts'

export function AlertTable({ alerts, onOpen }: { alerts: readonly AlertRow[]; onOpen: (id: string) => void }) {
  const t = useWords(alertWords)
  const stage = useWords(attackStageWords)
  return (
    <OpenTable columns={(['title', 'level', 'entity', 'matches', 'last'] as const).map((one) => t(`column.${one}`))}>
      {alerts.map((alert) => (
        <tr key={alert.id}>
          <th scope="row">
            <button type="button" className={rows.open} onClick={() => onOpen(alert.id)}>
              {alert.title}
            </button>
            {alert.tags.length > 0 && (
              <span className={classes.stages}>
                {stagesOfTags(alert.tags)
                  .map((one) => stage(one))
                  .join(t('stages.joint'))}
              </span>
            )}
          </th>
          <td data-label={t('column.level')}>
            <span className={classes.level} data-level={alert.level}>
              {t(`level.${alert.level}`)}
            </span>
          </td>
          <td data-label={t('column.entity')} className={classes.mono}>
            <EntityText alert={alert} />
          </td>
          <td data-label={t('column.matches')}>{alert.matches}</td>
          <td data-label={t('column.last')}>
            <Instant at={alert.lastAt} />
          </td>
        </tr>
      ))}
    </OpenTable>
  )
}

export function EntityText({ alert: { entity, entityKind } }: { alert: Pick<AlertRow, 'entity' | 'entityKind'> }) {
  const t = useWords(alertWords)
  if (entityKind === 'many') return t('entity.many')
  return entity === '' ? t('entity.all') : entity
}
