import { lazy, Suspense } from 'react'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { LoadingPlace } from '#src/web/kit/Places.tsx'
import { TabLinks } from '#src/web/kit/TabLinks.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { ChecklistPart } from './ChecklistPart.tsx'
import classes from './Recovery.module.css'
import { recoveryPageWords } from './words.ts'

const parts = {
  checklist: ChecklistPart,
  handover: lazy(async () => ({ default: (await import('./HandoverPart.tsx')).HandoverPart })),
  cause: lazy(async () => ({ default: (await import('../cause/web/CausePart.tsx')).CausePart })),
  sweep: lazy(async () => ({ default: (await import('#src/recover/sweep/web/SweepPart.tsx')).SweepPart })),
  measures: lazy(async () => ({
    default: (await import('#src/recover/measure/web/MeasuresPart.tsx')).MeasuresPart,
  })),
  damage: lazy(async () => ({ default: (await import('#src/recover/damage/web/DamagePart.tsx')).DamagePart })),
  affected: lazy(async () => ({ default: (await import('#src/recover/affected/web/AffectedPart.tsx')).AffectedPart })),
  outside: lazy(async () => ({ default: (await import('#src/recover/outside/web/OutsidePart.tsx')).OutsidePart })),
  review: lazy(async () => ({ default: (await import('#src/learn/review/web/ReviewPart.tsx')).ReviewPart })),
  story: lazy(async () => ({ default: (await import('./StoryPart.tsx')).StoryPart })),
  backups: lazy(async () => ({ default: (await import('#src/prepare/backup/web/AgainstPart.tsx')).AgainstPart })),
} as const
const names = Object.keys(parts) as (keyof typeof parts)[]

/** What brings an incident back to normal, in its parts. */
export function RecoveryTab() {
  const t = useWords(recoveryPageWords)
  const { incident } = useIncident()
  const [asked] = useParam('part')
  const part = names.find((one) => one === asked) ?? 'checklist'
  const Shown = parts[part]
  return (
    <div className={classes.page}>
      <TabLinks label={t('parts')} open={part}>
        {names.map((name) => (
          <PageLink
            key={name}
            to="/incidents/$number/$tab"
            params={{ number: incident.number, tab: 'recovery' }}
            search={{ part: name } as never}
            resetScroll={false}
            aria-current={name === part ? 'page' : undefined}
          >
            {t(`part.${name}`)}
          </PageLink>
        ))}
      </TabLinks>
      <Suspense fallback={<LoadingPlace rows={6} />}>
        <Shown />
      </Suspense>
    </div>
  )
}
