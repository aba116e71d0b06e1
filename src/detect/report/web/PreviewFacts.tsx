import { Fragment } from 'react'
import { formatElapsed, zoneLabel } from '#src/core/time.ts'
import { parseTlp } from '#src/core/tlp.ts'
import { ConsentSummary } from '#src/web/kit/ConsentSummary.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Facts } from '#src/web/kit/Page.tsx'
import { KindChip, TlpLabel } from '#src/web/kit/States.tsx'
import { Instant, WhenText } from '#src/web/kit/Times.tsx'
import type { ClockStatement, Feedback, ReportDetail } from '../report.ts'
import classes from './Preview.module.css'
import { previewWords } from './preview-words.ts'

const minuteMs = 60_000

/** Who reported, when, by which clock, what they want and what may be disclosed. */
export function PreviewFacts({ report }: { report: ReportDetail }) {
  const t = useWords(previewWords)
  const { reporter } = report
  const who = [reporter.name || report.reporterName, reporter.organisation || report.organisation, reporter.department]
  const reach = [reporter.email, reporter.phone, reporter.fax && `FAX ${reporter.fax}`].filter(Boolean)
  const purpose = report.purpose
    ? report.purpose in purposes
      ? t(`purpose.${report.purpose}` as 'purpose.question')
      : report.purpose
    : null
  const tlp = report.tlp ? parseTlp(report.tlp) : null
  return (
    <Facts
      rows={[
        [
          t('reporter'),
          <Fragment key="reporter">
            {[...new Set(who.filter(Boolean))].join(' / ')}
            {reach.length > 0 && <div className={classes.quiet}>{reach.join(' / ')}</div>}
          </Fragment>,
        ],
        [t('addressee'), report.addressee],
        [t('occurred'), report.occurred ? <WhenText key="occurred" when={report.occurred} /> : t('occurred.none')],
        [t('received'), <Instant key="received" at={report.receivedAt} />],
        [t('clock'), <Clock key="clock" clock={report.clock} />],
        [t('request'), report.request],
        [t('purpose'), purpose],
        [t('consent'), <ConsentSummary key="consent" consent={report.consent} />],
        [t('tlp'), tlp && <TlpLabel tlp={tlp} isFocusable />],
        [
          t('kinds'),
          report.kinds.length > 0 ? (
            <span key="kinds" className={classes.chips}>
              {report.kinds.map((kind) => (
                <KindChip key={kind} kind={kind} isFocusable />
              ))}
            </span>
          ) : (
            <span key="kinds" className={classes.quiet}>
              {t('kinds.none')}
            </span>
          ),
        ],
        [t('how-found'), report.howFound],
        [t('target'), report.targetSystem],
        [t('action-taken'), report.actionTaken],
        [t('elsewhere'), report.reportedElsewhere],
        [t('feedback'), report.feedback && <Said key="feedback" feedback={report.feedback} />],
        [t('assignee'), report.assignee?.name],
      ]}
    />
  )
}
const purposes = { information: 1, question: 1, 'contact-site': 1, handling: 1 }

/** What the reporter says of the answer (S4-5). */
function Said({ feedback }: { feedback: Feedback }) {
  const t = useWords(previewWords)
  return (
    <>
      {t(`feedback.${feedback.answer}`)} <Instant at={feedback.at} />
      {feedback.text && <div className={classes.quiet}>{feedback.text}</div>}
    </>
  )
}

/** `4 min` or `30 s`: a clock error as people say it. */
export function useErrorSpan(): (seconds: number) => string {
  const t = useWords(previewWords)
  const { lang } = useLang()
  return (seconds) =>
    seconds * 1_000 < 2 * minuteMs ? t('clock.seconds', { count: seconds }) : formatElapsed(seconds * 1_000, lang)
}

function Clock({ clock }: { clock: ClockStatement }) {
  const t = useWords(previewWords)
  const { lang } = useLang()
  const spanOf = useErrorSpan()
  const said = [
    clock.zone && t('clock.zone', { zone: zoneName(clock.zone) }),
    clock.isSynced !== null && t(clock.isSynced ? 'clock.synced' : 'clock.unsynced'),
    clock.errorSeconds !== null &&
      (clock.errorSeconds === 0 ? t('clock.exact') : t('clock.error', { span: spanOf(clock.errorSeconds) })),
  ].filter(Boolean)
  if (said.length === 0 && !clock.stated) return <span className={classes.quiet}>{t('clock.none')}</span>
  return (
    <>
      {said.join(lang === 'ja' ? '、' : ', ')}
      {clock.stated && <div className={classes.fine}>{t('clock.stated', { text: clock.stated })}</div>}
    </>
  )
}

/** An IANA name or an offset by its label; a word such as `JST` as it was said. */
function zoneName(zone: string): string {
  return zone.includes('/') ? zoneLabel(zone) : zone
}
