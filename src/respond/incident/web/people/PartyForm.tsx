import { Button, Checkbox, Group, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { incidentApi } from '../../api.ts'
import { type Party, PartyRole } from '../../incident.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { peopleTabWords } from '../words/people.ts'
import { stateWords } from '../words/state.ts'
import classes from './people.module.css'

const kinds = ['person', 'organisation', 'site', 'unit'] as const

/** Adds a party or puts one right. Several roles at once; "not the cause" is said explicitly. */
export function PartyForm({ party, onClose }: { party: Party | null; onClose: () => void }) {
  const t = useWords(peopleTabWords)
  const kit = useWords(kitWords)
  const state = useWords(stateWords)
  const { incident } = useIncident()
  const add = useTell(incidentApi.addParty)
  const change = useTell(incidentApi.changeParty)
  const [name, setName] = useState(party?.name ?? '')
  const [kind, setKind] = useState<Party['kind']>(party?.kind ?? 'organisation')
  const [roles, setRoles] = useState<PartyRole[]>([...(party?.roles ?? [])])
  const [contact, setContact] = useState(party?.contact ?? '')
  const [note, setNote] = useState(party?.note ?? '')
  const [isEnded, setEnded] = useState(party?.isEnded ?? false)
  const [isTried, setTried] = useState(false)
  const problem = add.problem ?? change.problem
  const save = async () => {
    setTried(true)
    if (roles.length === 0) return
    const common = { incident: incident.number, name, roles, contact, note }
    const saved = party ? await change.tell({ ...common, id: party.id, isEnded }) : await add.tell({ ...common, kind })
    if (saved) onClose()
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={party ? party.name : t('parties.add')}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput
          required
          data-autofocus
          label={t('party.name')}
          description={t('party.name.hint')}
          maxLength={300}
          value={name}
          error={faultOf(problem, 'name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {!party && (
          <NativeSelect
            label={t('party.kind')}
            value={kind}
            data={kinds.map((one) => ({ value: one, label: state(`party-kind.${one}`) }))}
            onChange={(event) => setKind(event.currentTarget.value as Party['kind'])}
          />
        )}
        <Checkbox.Group
          label={t('party.roles')}
          value={roles}
          error={isTried && roles.length === 0 ? t('party.roles.missing') : undefined}
          onChange={(next) => setRoles((next as PartyRole[]).slice(0, 8))}
        >
          <div className={classes.choices}>
            {PartyRole.options.map((role) => (
              <Checkbox key={role} value={role} label={state(`party.${role}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <Textarea
          autosize
          minRows={1}
          label={t('party.contact')}
          maxLength={2_000}
          value={contact}
          onChange={(event) => setContact(event.currentTarget.value)}
        />
        <Textarea
          autosize
          minRows={2}
          label={t('party.note')}
          maxLength={4_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {party && (
          <Checkbox
            label={t('party.end')}
            checked={isEnded}
            onChange={(event) => setEnded(event.currentTarget.checked)}
          />
        )}
        <ProblemText problem={problem} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={add.isTelling || change.isTelling}>
            {t('party.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
