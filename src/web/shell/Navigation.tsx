import {
  IconAddressBook,
  IconAlertOctagon,
  IconBell,
  IconBook2,
  IconBug,
  IconChartBar,
  IconChecklist,
  IconClockHour4,
  IconDatabase,
  IconHeadset,
  IconInbox,
  IconKey,
  IconListSearch,
  IconSearch,
  IconSend,
  IconShieldCheck,
  IconUmbrella,
  IconUsers,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { reportApi } from '#src/detect/report/api.ts'
import type { RecordStatusView } from '#src/record/api.ts'
import { useWords } from '../kit/lang.tsx'
import { useMay } from '../kit/me.tsx'
import { Proof } from '../kit/Proof.tsx'
import { useAsk } from '../kit/queries.ts'
import classes from './Navigation.module.css'
import { shellWords } from './words.ts'

const places = [
  { to: '/', word: 'nav.now', Icon: IconClockHour4, may: 'self' },
  { to: '/inbox', word: 'nav.inbox', Icon: IconInbox, may: 'report:read' },
  { to: '/incidents', word: 'nav.incidents', Icon: IconAlertOctagon, may: 'incident:read' },
  { to: '/tasks', word: 'nav.tasks', Icon: IconChecklist, may: 'task:answer' },
  { to: '/find', word: 'nav.find', Icon: IconSearch, may: 'find' },
  { to: '/alerts', word: 'nav.alerts', Icon: IconBell, may: 'alert:read', isWide: true },
  { to: '/logs', word: 'nav.logs', Icon: IconListSearch, may: 'log:read', isWide: true },
  { to: '/contacts', word: 'nav.contacts', Icon: IconAddressBook, may: 'contact:read', isWide: true },
  { to: '/playbooks', word: 'nav.playbooks', Icon: IconBook2, may: 'incident:read', isWide: true },
  { to: '/measures', word: 'nav.measures', Icon: IconShieldCheck, may: 'incident:read', isWide: true },
  { to: '/trends', word: 'nav.trends', Icon: IconChartBar, may: 'self', isWide: true },
  { to: '/outbox', word: 'nav.outbox', Icon: IconSend, may: 'notice:read', isWide: true },
  { to: '/helpdesk', word: 'nav.helpdesk', Icon: IconHeadset, may: 'helpdesk:answer', isWide: true },
  { to: '/campaigns', word: 'nav.campaigns', Icon: IconKey, may: 'campaign:help', isWide: true },
  { to: '/backups', word: 'nav.backups', Icon: IconDatabase, may: 'backup:read', isWide: true },
  { to: '/weaknesses', word: 'nav.weaknesses', Icon: IconBug, may: 'weakness:read', isWide: true },
  { to: '/readiness', word: 'nav.readiness', Icon: IconUmbrella, may: 'readiness:read', isWide: true },
  { to: '/people', word: 'nav.people', Icon: IconUsers, may: 'people:read', isWide: true },
] as const

/** Left on a desk, at the bottom on a phone. Only what the person may open. */
export function Navigation({ proof }: { proof: RecordStatusView | null }) {
  const t = useWords(shellWords)
  return (
    <div className={classes.side}>
      <nav aria-label={t('nav')} className={classes.nav}>
        {places.map((place) => (
          <Place key={place.to} {...place} />
        ))}
      </nav>
      {proof && (
        <section className={classes.proof} aria-label={t('proof')}>
          <Proof state={proof} isShort />
        </section>
      )}
    </div>
  )
}

function Place({ to, word, Icon, may, ...place }: (typeof places)[number]) {
  const t = useWords(shellWords)
  if (!useMay(may)) return null
  return (
    <Link
      to={to}
      className={classes.place}
      data-wide={'isWide' in place || undefined}
      activeOptions={{ exact: to === '/' }}
      activeProps={{ 'data-active': true, 'aria-current': 'page' } as object}
    >
      <Icon size={20} stroke={1.6} aria-hidden />
      <span className={classes.word}>{t(word)}</span>
      {to === '/inbox' && <NewCount />}
    </Link>
  )
}

function NewCount() {
  const t = useWords(shellWords)
  const { data } = useAsk(reportApi.counts, {})
  if (!data?.new) return null
  return (
    <span className={classes.count}>
      <span aria-hidden>{data.new > 999 ? '999+' : data.new}</span>
      <span className={classes.hidden}>{t('nav.inbox.count', { count: data.new })}</span>
    </span>
  )
}
