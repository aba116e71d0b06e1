import { Button, Group, NativeSelect, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { PhaseBadge } from '#src/web/kit/States.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { incidentApi } from '../../api.ts'
import { LinkRelation } from '../../incident.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { peopleTabWords } from '../words/people.ts'
import { stateWords } from '../words/state.ts'
import classes from './people.module.css'

/** Other incidents that hang together with this one, and how. */
export function LinkedIncidents() {
  const t = useWords(peopleTabWords)
  const state = useWords(stateWords)
  const { incident } = useIncident()
  const unlink = useTell(incidentApi.unlink)
  const [isOpen, open] = useState(false)
  const [ending, end] = useState<string | null>(null)
  return (
    <Sheet
      title={t('links')}
      acts={incident.can.write && !isOpen && <Button onClick={() => open(true)}>{t('links.add')}</Button>}
    >
      {isOpen && <LinkForm onClose={() => open(false)} />}
      {incident.links.length === 0 && !isOpen && <p className={forms.quiet}>{t('links.none')}</p>}
      {incident.links.length > 0 && (
        <ul className={forms.bleed}>
          {incident.links.map(({ incident: other, relation, reason }) => (
            <li key={`${other.id} ${relation}`} className={classes.row}>
              <div>
                <PageLink to="/incidents/$number" params={{ number: other.number }}>
                  {other.number} {other.title}
                </PageLink>
                <p className={forms.quiet}>
                  {state(`relation.${relation}`)} · <PhaseBadge phase={other.phase} />
                  {reason && ` · ${reason}`}
                </p>
              </div>
              {incident.can.write && (
                <Button size="compact-sm" onClick={() => end(other.number)}>
                  {t('links.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {ending && (
        <ConfirmWithReason
          isOpen
          needsReason={false}
          onClose={() => end(null)}
          title={t('links.end.title', { number: ending })}
          act={t('links.end')}
          isBusy={unlink.isTelling}
          problem={unlink.problem}
          onConfirm={async (reason) => {
            if (await unlink.tell({ incident: incident.number, to: ending, reason })) end(null)
          }}
        />
      )}
    </Sheet>
  )
}

function LinkForm({ onClose }: { onClose: () => void }) {
  const t = useWords(peopleTabWords)
  const kit = useWords(kitWords)
  const state = useWords(stateWords)
  const { incident } = useIncident()
  const link = useTell(incidentApi.link)
  const [q, setQ] = useState('')
  const [to, setTo] = useState('')
  const [relation, setRelation] = useState<(typeof LinkRelation.options)[number]>('related')
  const [reason, setReason] = useState('')
  const found = useAsk(incidentApi.list, { q: q.trim() || undefined, limit: 8 }, { keepsPrevious: true })
  const linked = new Set([incident.number, ...incident.links.map((one) => one.incident.number)])
  const rows = (found.data?.rows ?? []).filter((one) => !linked.has(one.number))
  const save = async () => {
    if (to && (await link.tell({ incident: incident.number, to, relation, reason }))) onClose()
  }
  return (
    <form
      className={forms.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextInput
        type="search"
        autoFocus
        label={t('links.find')}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <Radio.Group value={to} onChange={setTo} aria-label={t('links')}>
        <Stack gap={6}>
          {rows.map((one) => (
            <Radio key={one.id} value={one.number} label={`${one.number} ${one.title}`} />
          ))}
        </Stack>
      </Radio.Group>
      {found.data && rows.length === 0 && <p className={forms.quiet}>{t('links.found.none')}</p>}
      <div className={forms.fields}>
        <NativeSelect
          label={t('links.relation')}
          value={relation}
          data={LinkRelation.options.map((one) => ({ value: one, label: state(`relation.${one}`) }))}
          onChange={(event) => setRelation(event.currentTarget.value as typeof relation)}
        />
        <TextInput
          label={kit('reason.optional')}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <ProblemText problem={link.problem} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button type="submit" loading={link.isTelling} disabled={to === ''}>
          {t('links.act')}
        </Button>
      </Group>
    </form>
  )
}
