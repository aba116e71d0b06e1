import { useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import type { RuleRow } from '../rule-row.ts'
import classes from './Rules.module.css'
import { ruleWords } from './words.ts'

export const stateOf = (rule: RuleRow): 'on' | 'off' | 'wrong' | 'blind' => {
  if (!rule.ok) return 'wrong'
  if (rule.isOff) return 'off'
  return rule.sees?.length === 0 ? 'blind' : 'on'
}

export function RuleTable({ rules, onOpen }: { rules: readonly RuleRow[]; onOpen: (key: string) => void }) {
  const t = useWords(ruleWords)
  return (
    <OpenTable columns={(['title', 'level', 'state', 'source', 'matches'] as const).map((one) => t(`column.${one}`))}>
      {rules.map((rule) => (
        <tr key={`${rule.key} ${rule.file} ${rule.document}`}>
          <th scope="row">
            <button type="button" className={rows.open} onClick={() => onOpen(rule.key)}>
              {rule.title ?? rule.file}
            </button>
          </th>
          <td data-label={t('column.level')}>{t(`level.${rule.level ?? 'none'}`)}</td>
          <td data-label={t('column.state')}>
            <span className={classes.state} data-state={stateOf(rule)}>
              {t(`state.${stateOf(rule)}`)}
            </span>
          </td>
          <td data-label={t('column.source')}>{rule.logsource ?? t(`kind.${rule.kind}`)}</td>
          <td data-label={t('column.matches')}>{rule.matches}</td>
        </tr>
      ))}
    </OpenTable>
  )
}
