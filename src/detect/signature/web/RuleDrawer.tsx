import { Drawer } from '@mantine/core'
import type { OutputOf } from '#src/core/endpoint.ts'
import { attackFacts } from '#src/prepare/knowledge/attack-tag-words.ts'
import { ButtonLink, PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Facts } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { CalendarDay, Instant } from '#src/web/kit/Times.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { signatureApi } from '../api.ts'
import type { RuleRow } from '../rule-row.ts'
import { careWords } from './care-words.ts'
import classes from './Rules.module.css'
import { stateOf } from './RuleTable.tsx'
import { RuleVersions } from './RuleVersions.tsx'
import { SwitchRule } from './SwitchRule.tsx'
import { ruleWords } from './words.ts'

type Rule = OutputOf<typeof signatureApi.rule>

/** One rule: whether it works, what it can see, how it did, and its text. */
export function RuleDrawer({ ruleKey, onClose }: { ruleKey: string; onClose: () => void }) {
  const kit = useWords(kitWords)
  const asked = useAsk(signatureApi.rule, { key: ruleKey }, { retry: false })
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={680}
      title={asked.data?.title ?? asked.data?.file ?? ''}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      {asked.isPending && <LoadingPlace />}
      {asked.error && <ErrorPlace problem={asked.error} />}
      {asked.data && <Body rule={asked.data} />}
    </Drawer>
  )
}

function Body({ rule }: { rule: Rule }) {
  const t = useWords(ruleWords)
  const care = useWords(careWords)
  const { lang } = useLang()
  return (
    <div className={rows.drawer}>
      <Acts rule={rule} />
      {rule.description && <p className={classes.text}>{rule.description}</p>}
      {rule.advice && (
        <section>
          <h2 className={rows.part}>{t('advice')}</h2>
          <p className={classes.text}>{rule.advice}</p>
        </section>
      )}
      <Problems title={t('problems')} of={rule.problems} />
      <Facts
        rows={[
          [
            t('fact.state'),
            rule.isOff ? t('fact.off', { by: rule.setBy, reason: rule.reason }) : t(`state.${stateOf(rule)}`),
          ],
          [t('fact.until'), rule.isOff && rule.untilAt ? <Instant key="until" at={rule.untilAt} /> : null],
          [t('column.level'), t(`level.${rule.level ?? 'none'}`)],
          ...attackFacts(rule.tags, lang),
          [t('fact.kind'), t(`kind.${rule.kind}`)],
          [t('column.source'), rule.logsource],
          [t('fact.sees'), seesOf(rule, t)],
          [care('lacks'), rule.lacks.length > 0 && rule.sees?.length !== 0 ? rule.lacks.join(' / ') : null],
          [t('fact.date'), rule.date && <CalendarDay key="date" day={rule.date} />],
          [care('lag'), rule.lagDays === null ? null : care('lag.text', { days: rule.lagDays })],
          [t('fact.matches'), String(rule.matches)],
          [t('fact.cost'), costOf(rule, t)],
          [t('fact.first'), rule.firstEventAt && <Instant key="first" at={rule.firstEventAt} />],
          [t('fact.last'), rule.lastEventAt && <Instant key="last" at={rule.lastEventAt} />],
          [t('fact.false-alarms'), String(rule.falseAlarms)],
          [t('fact.false-positives'), rule.falsePositives.join(' / ')],
          [t('fact.file'), rule.file],
        ]}
      />
      <AlertsOf rule={rule} />
      <Problems title={t('warnings')} of={rule.warnings} />
      <Filters rule={rule} />
      <RuleVersions file={rule.file} isOwn={rule.isOwn} />
      <section>
        <h2 className={rows.part}>{t('text')}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
        <pre className={classes.source} translate="no" tabIndex={0}>
          {rule.text}
        </pre>
      </section>
    </div>
  )
}

function seesOf(rule: Rule, t: ReturnType<typeof useWords<typeof ruleWords>>): string | null {
  if (rule.sees === null) return null
  return rule.sees.length > 0 ? rule.sees.join(', ') : t('fact.blind', { source: rule.logsource ?? '' })
}

/** To be timed a rule must have been asked: of most lines the engine knows without asking that a rule cannot fit. */
function costOf({ cost, kind }: Rule, t: ReturnType<typeof useWords<typeof ruleWords>>): string | null {
  if (kind !== 'detection') return null
  if (cost === null) return t('fact.cost.none')
  const micros = Math.round((cost.ms * 10_000) / cost.asked) / 10
  return t('fact.cost.told', { micros, asked: cost.asked, seconds: Math.round(cost.ms) / 1_000 })
}

function Problems({ title, of }: { title: string; of: RuleRow['problems'] }) {
  const t = useWords(ruleWords)
  if (of.length === 0) return null
  return (
    <section>
      <h2 className={rows.part}>{title}</h2>
      <ul className={classes.problems}>
        {of.map(({ line, code, message }) => (
          <li key={`${line} ${code} ${message}`}>{t('problem.line', { line, message })}</li>
        ))}
      </ul>
    </section>
  )
}

function Acts({ rule }: { rule: Rule }) {
  const t = useWords(ruleWords)
  const mayManage = useMay('rule:manage')
  const { key } = rule
  if (!mayManage || !rule.ok) return null
  return (
    <div className={classes.acts}>
      <SwitchRule ruleKey={key} isOff={rule.isOff} />
      {rule.kind !== 'filter' && (
        <ButtonLink to="/alerts/hunts" search={{ form: 'new', rule: key } as never}>
          {t('act.hunt')}
        </ButtonLink>
      )}
      <ButtonLink to="/alerts/rules/try" search={{ from: key } as never}>
        {t('act.try')}
      </ButtonLink>
    </div>
  )
}

/** What takes something out of it, each to be opened in its place. */
function Filters({ rule: { kind, filters } }: { rule: Rule }) {
  const t = useWords(careWords)
  if (kind === 'filter') return null
  return (
    <section>
      <h2 className={rows.part}>{t('filters')}</h2>
      {filters.length === 0 && <p className={rows.quiet}>{t('filters.none')}</p>}
      <ul className={classes.problems}>
        {filters.map(({ key, title, isOff }) => (
          <li key={key}>
            <PageLink to="/alerts/rules" search={{ rule: key } as never}>
              {title}
            </PageLink>{' '}
            {isOff && `(${t('filter.off')})`}
          </li>
        ))}
      </ul>
    </section>
  )
}

function AlertsOf({ rule: { key, falseAlarms, matches } }: { rule: Rule }) {
  const t = useWords(careWords)
  if (matches === 0 && falseAlarms === 0) return null
  return (
    <p className={classes.acts}>
      <PageLink to="/alerts" search={{ of: key } as never}>
        {t('alerts')}
      </PageLink>
      {falseAlarms > 0 && (
        <PageLink to="/alerts" search={{ show: 'false-alarm', of: key } as never}>
          {t('false-alarms')}
        </PageLink>
      )}
    </p>
  )
}
