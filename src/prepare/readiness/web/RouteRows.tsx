import { formatElapsed } from '#src/core/time.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import type { ReadinessRow } from '../api.ts'
import { reachMs, reachTogetherMs } from '../route.ts'
import { Reached } from './Reached.tsx'
import { StateWord } from './StateWord.tsx'
import { readinessPageWords } from './words.ts'

/** The ways when the network is down: how many each reaches in an hour, and how long it takes for everybody. */
export function RouteRows({ all, toReach }: { all: readonly ReadinessRow[]; toReach: number }) {
  const t = useWords(readinessPageWords)
  const { lang } = useLang()
  const [, open] = useParam('item')
  const together = reachTogetherMs(all, toReach)
  const whole = t('column.whole', { count: toReach.toLocaleString(lang) })
  const span = (ms: number | null) => (ms === null ? t('route.unmeasured') : formatElapsed(ms, lang))
  return (
    <>
      <p className={rows.quiet}>
        {toReach === 0
          ? t('route.nobody')
          : together !== null && t('route.together', { count: toReach, span: formatElapsed(together, lang) })}
      </p>
      <OpenTable
        columns={[
          ...[t('column.name'), t('column.state'), t('field.who.route'), t('column.perHour')],
          ...(toReach > 0 ? [whole] : []),
        ]}
      >
        {all.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <button type="button" className={rows.open} onClick={() => open(one.id)}>
                {one.name}
              </button>
            </th>
            <td data-label={t('column.state')}>
              <StateWord state={one.state} />
            </td>
            <td data-label={t('field.who.route')}>
              <Reached who={one.who} by={one.reached} />
            </td>
            <td data-label={t('column.perHour')}>{one.perHour ?? t('route.unmeasured')}</td>
            {toReach > 0 && <td data-label={whole}>{span(reachMs(one, toReach))}</td>}
          </tr>
        ))}
      </OpenTable>
    </>
  )
}
