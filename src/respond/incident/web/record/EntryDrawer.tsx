import { Button, Drawer, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { formatInstant, formatWhen, type When, zoneLabel } from '#src/core/time.ts'
import { attackStageName } from '#src/prepare/knowledge/attack-stage-words.ts'
import { recordApi } from '#src/record/api.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Facts } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { incidentApi } from '../../api.ts'
import type { EntryView } from '../../incident.ts'
import { useIncident } from '../incident-context.ts'
import { recordWords } from '../words/record.ts'
import { Around } from './Around.tsx'
import { CorrectEntry } from './CorrectEntry.tsx'
import classes from './EntryDrawer.module.css'
import { EntryLine } from './EntryLine.tsx'
import { isKindOfPeople, useKindWord } from './entry-kind.tsx'
import { ProofBox } from './ProofBox.tsx'

const spans = { '5min': 5 * 60_000, '1h': 3_600_000, '1d': 86_400_000 } as const

/** One entry with all that is known of it, and everything that stands around it. Esc leads back to the same place (Look 6). */
export function EntryDrawer({
  id,
  known,
  onGo,
  onClose,
}: {
  id: string
  known: readonly EntryView[]
  onGo: (id: string) => void
  onClose: () => void
}) {
  const t = useWords(recordWords)
  const kit = useWords(kitWords)
  const found = useEntry(id, known)
  const { entry } = found
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={620}
      title={entry ? t('drawer.title', { seq: entry.seq }) : ''}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      {!entry && found.isPending && <LoadingPlace />}
      {!entry && !found.isPending && found.problem && found.problem.status !== 404 && (
        <ErrorPlace problem={found.problem} />
      )}
      {!entry && !found.isPending && (!found.problem || found.problem.status === 404) && (
        <EmptyPlace title={t('drawer.missing')} />
      )}
      {entry && <Opened entry={entry} onGo={onGo} />}
    </Drawer>
  )
}

function Opened({ entry, onGo }: { entry: EntryView; onGo: (id: string) => void }) {
  const t = useWords(recordWords)
  const style = useStyle()
  const wordOf = useKindWord()
  const { incident } = useIncident()
  const [span, setSpan] = useState<keyof typeof spans>('1h')
  const [isCorrecting, setCorrecting] = useState(false)
  const when = entry.when as When
  const mayCorrect = incident.can.addEntry && isKindOfPeople(entry.kind) && !entry.correctedBy && !entry.isErased
  return (
    <div className={classes.drawer}>
      <ul className={classes.one}>
        <EntryLine entry={entry} withDay isWhole onOpen={onGo} />
      </ul>
      <Facts
        rows={[
          [t('drawer.kind'), wordOf(entry.kind).label],
          [t('drawer.when'), `${formatWhen(when, { ...style, withDay: true })} (${zoneLabel(style.zone, when.from)})`],
          [t('drawer.stated'), when.stated ? `${when.stated} (${zoneLabel(when.zone, when.from)})` : ''],
          [t('drawer.recorded'), formatInstant(entry.recordedAt, { ...style, precision: 'second', named: true })],
          [t('drawer.by'), entry.byName],
          [t('drawer.party'), entry.party?.name ?? ''],
          [t('stage'), entry.stage === null ? '' : attackStageName(entry.stage, style.lang)],
          [t('drawer.source'), entry.source ?? ''],
        ]}
      />
      {mayCorrect && !isCorrecting && (
        <div>
          <Button onClick={() => setCorrecting(true)}>{t('drawer.correct')}</Button>
        </div>
      )}
      {isCorrecting && <CorrectEntry entry={entry} onClose={() => setCorrecting(false)} onDone={onGo} />}
      <ProofBox entry={entry} />
      <section className={classes.around}>
        <div className={classes.aroundHead}>
          <h2>{t('drawer.around')}</h2>
          <SegmentedControl
            aria-label={t('drawer.around')}
            value={span}
            onChange={(next) => setSpan(next as keyof typeof spans)}
            data={(['5min', '1h', '1d'] as const).map((one) => ({ value: one, label: t(`drawer.${one}`) }))}
          />
        </div>
        <Around entry={entry} spanMs={spans[span]} onGo={onGo} />
        <p className={classes.quiet}>{t('drawer.hint')}</p>
      </section>
    </div>
  )
}

/** An entry that is in the list, or one that an address names: its proof says which number it has. */
function useEntry(id: string, known: readonly EntryView[]) {
  const { incident } = useIncident()
  const inList = known.find((one) => one.id === id)
  const mayProve = useMay('record:read')
  const proof = useAsk(recordApi.proof, { id }, { enabled: !inList && mayProve, retry: false })
  const seq = proof.data?.seq
  const near = useAsk(
    incidentApi.entries,
    { incident: incident.number, order: 'recorded', since: (seq ?? 1) - 1, limit: 1 },
    { enabled: !inList && seq !== undefined },
  )
  return {
    entry: inList ?? near.data?.rows.find((one) => one.id === id) ?? null,
    isPending: !inList && mayProve && (proof.isPending || (seq !== undefined && near.isPending)),
    problem: proof.error ?? near.error,
  }
}
