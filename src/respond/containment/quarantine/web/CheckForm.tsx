import { Button, Checkbox, Group, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import type { quarantineApi } from '../api.ts'
import { Check, Infected } from '../machine.ts'
import type { ActOutcome } from '../register.ts'
import { quarantineEntryWords } from '../words.ts'
import type { Chosen } from './MachineList.tsx'
import { quarantinePageWords } from './words.ts'

/** What was done to the chosen machines, and what shows it. */
export function CheckForm({
  endpoint,
  incident,
  chosen: { which, count },
  onClose,
  onDone,
}: {
  endpoint: typeof quarantineApi.check | typeof quarantineApi.ownCheck
  incident: string
  chosen: Chosen
  onClose: () => void
  onDone: (outcome: ActOutcome) => void
}) {
  const t = useWords(quarantinePageWords)
  const entry = useWords(quarantineEntryWords)
  const kit = useWords(kitWords)
  const tell = useTell(endpoint as typeof quarantineApi.check, { also: ['incident'], onDone })
  const [checks, setChecks] = useState<readonly Check[]>([])
  const [isUndo, setUndo] = useState(false)
  const [infected, setInfected] = useState<Infected | ''>('')
  const [pattern, setPattern] = useState('')
  const [proof, setProof] = useState('')
  const [by, setBy] = useState('')
  const isSomething = checks.length > 0 || infected !== '' || pattern.trim() !== ''
  const save = () =>
    tell.tell({
      ...{ incident, which, proof, by },
      ...(isUndo ? { undone: [...checks] } : { done: [...checks] }),
      ...(infected === '' ? {} : { infected }),
      ...(pattern.trim() === '' ? {} : { pattern }),
    })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('check.title', { count })}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Checkbox.Group
          label={t(isUndo ? 'check.undone' : 'check.done')}
          value={[...checks]}
          onChange={(next) => setChecks(Check.options.filter((one) => next.includes(one)))}
        >
          <Group mt={6}>
            {Check.options.map((value) => (
              <Checkbox key={value} value={value} label={entry(`quarantine.check.${value}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Checkbox label={t('check.undo')} checked={isUndo} onChange={(event) => setUndo(event.currentTarget.checked)} />
        <div className={forms.fields}>
          <NativeSelect
            label={t('check.infected')}
            value={infected}
            data={[
              { value: '', label: t('check.infected.keep') },
              ...Infected.options.map((value) => ({ value, label: entry(`quarantine.infected.${value}`) })),
            ]}
            onChange={(event) => setInfected(Infected.options.find((one) => one === event.currentTarget.value) ?? '')}
          />
          <TextInput
            label={t('check.pattern')}
            maxLength={200}
            value={pattern}
            onChange={(event) => setPattern(event.currentTarget.value)}
          />
        </div>
        <TextInput
          required
          label={t('check.proof')}
          description={t('check.proof.hint')}
          maxLength={2_000}
          value={proof}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
        <TextInput
          label={t('check.by')}
          description={t('check.by.hint')}
          maxLength={200}
          value={by}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <ProblemText problem={tell.problem} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={!isSomething || proof.trim() === ''}
            loading={tell.isTelling}
          >
            {t('check.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
