import { signatureApi } from '#src/detect/signature/api.ts'
import { attackFacts } from '#src/prepare/knowledge/attack-tag-words.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Facts } from '#src/web/kit/Page.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { CalendarDay, Instant } from '#src/web/kit/Times.tsx'
import type { AlertDetail } from '../api.ts'
import classes from './Alerts.module.css'
import { EntityText } from './AlertTable.tsx'
import { alertWords } from './words.ts'

/** What its rule says of it and what to do, as long as the desk has the rule. */
function Advice({ alert: { origin, ruleKey } }: { alert: AlertDetail }) {
  const isOfRule = origin === 'rule' || origin === 'hunt'
  const { data } = useAsk(signatureApi.rule, { key: ruleKey }, { enabled: isOfRule, retry: false })
  if (!data) return null
  return (
    <>
      {data.description && <p>{data.description}</p>}
      {data.advice && <p className={classes.sentence}>{data.advice}</p>}
    </>
  )
}

/** What noticed it; a rule of the desk can be opened. */
function Origin({ alert: { origin, ruleKey } }: { alert: AlertDetail }) {
  const t = useWords(alertWords)
  if (origin !== 'rule') return t(`origin.${origin}`)
  return (
    <PageLink to="/alerts/rules" search={{ rule: ruleKey } as never}>
      {t('origin.rule')}
    </PageLink>
  )
}

/** Why an alert is there: by which fields it matched, how often, since when, and on which lines it stands. */
export function AlertFacts({ alert }: { alert: AlertDetail }) {
  const t = useWords(alertWords)
  const { lang } = useLang()
  const { correlation, lagDays, reportNumber, reportId, closedAt, closedBy, lines, seqs } = alert
  const gone = seqs.length - lines.length
  const inbox =
    reportNumber === null ? (
      reportId === null ? null : (
        t('fact.report.hidden')
      )
    ) : (
      <PageLink key="report" to="/inbox/$report" params={{ report: reportNumber }}>
        {reportNumber}
      </PageLink>
    )
  return (
    <>
      {alert.sentence !== null && <p className={classes.sentence}>{alert.sentence}</p>}
      <Advice alert={alert} />
      <Facts
        rows={[
          [t('column.level'), t(`level.${alert.level}`)],
          [t('column.entity'), <EntityText key="entity" alert={alert} />],
          ...attackFacts(alert.tags, lang),
          [t('fact.matches'), String(alert.matches)],
          [t('fact.first'), <Instant key="first" at={alert.firstAt} precision="second" />],
          [t('fact.last'), <Instant key="last" at={alert.lastAt} precision="second" />],
          [t('fact.origin'), <Origin key="origin" alert={alert} />],
          [t('fact.rule-date'), alert.ruleDate && <CalendarDay key="date" day={alert.ruleDate} />],
          [t('fact.lag'), lagDays === null ? null : t('fact.lag.text', { days: lagDays })],
          [
            t('fact.correlation'),
            correlation === null
              ? null
              : t('fact.correlation.text', { count: Number(correlation.count), value: Number(correlation.value) }),
          ],
          [t('fact.report'), inbox],
          [
            t('fact.closed'),
            closedAt === null ? null : (
              <span key="closed">
                <Instant at={closedAt} /> {closedBy}
              </span>
            ),
          ],
          [t('fact.reason'), alert.reason],
        ]}
      />
      {Object.keys(alert.matched).length > 0 && (
        <section>
          <h2 className={rows.part}>{t('matched')}</h2>
          <Facts
            rows={Object.entries(alert.matched).map(([name, value]) => [
              name,
              <code key={name} className={classes.line}>
                {textOf(value)}
              </code>,
            ])}
          />
        </section>
      )}
      <section>
        <h2 className={rows.part}>{t('lines')}</h2>
        {seqs.length === 0 && <p className={rows.quiet}>{t('lines.none')}</p>}
        <ol className={classes.lines}>
          {lines.map(({ seq, at, source, event }) => (
            <li key={seq}>
              <span className={rows.quiet}>
                <Instant at={at} precision="second" /> {source}
              </span>
              <code className={classes.line}>{textOf(event['event.original'])}</code>
            </li>
          ))}
        </ol>
        {gone > 0 && <p className={rows.quiet}>{t('lines.gone', { count: gone })}</p>}
      </section>
    </>
  )
}

const longest = 2_000
const textOf = (value: unknown): string =>
  (Array.isArray(value) ? value.join(', ') : String(value ?? '')).slice(0, longest)
