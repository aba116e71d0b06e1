import { Button, Checkbox, Group, Modal, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { coverageApi } from '../api.ts'
import type { LogDutyFacts } from '../coverage.ts'
import { coverageWords } from '../words.ts'
import classes from './Coverage.module.css'

/** Says that a system must log, or that it need not and why. */
export function DutyForm({ system, onClose }: { system: string; onClose: () => void }) {
  const t = useWords(coverageWords)
  const kit = useWords(kitWords)
  const tell = useTell(coverageApi.add, { also: ['desk', 'record'], onDone: onClose })
  const [given, set] = useState<LogDutyFacts>({
    ...{ system, kind: 'must', what: '', isOutward: false, keepDays: 90, owner: '', reason: '' },
  })
  const isMust = given.kind === 'must'
  const isReady = given.system.trim() !== '' && (isMust || given.reason.trim() !== '')
  return (
    <Modal opened onClose={onClose} title={t('add')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          void tell.tell(given)
        }}
      >
        <TextInput
          required
          data-autofocus
          label={t('field.system')}
          maxLength={200}
          value={given.system}
          error={faultOf(tell.problem, 'system')}
          onChange={(event) => set({ ...given, system: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('field.kind')}
          value={given.kind}
          data={(['must', 'need-not'] as const).map((value) => ({ value, label: t(`add.${value}`) }))}
          onChange={(event) => set({ ...given, kind: event.currentTarget.value === 'must' ? 'must' : 'need-not' })}
        />
        {isMust && (
          <>
            <TextInput
              label={t('field.what')}
              description={t('field.what.hint')}
              maxLength={300}
              value={given.what}
              onChange={(event) => set({ ...given, what: event.currentTarget.value })}
            />
            <Checkbox
              label={t('field.isOutward')}
              checked={given.isOutward}
              onChange={(event) => set({ ...given, isOutward: event.currentTarget.checked })}
            />
            <NumberInput
              label={t('field.keepDays')}
              min={0}
              max={36_500}
              allowDecimal={false}
              value={given.keepDays}
              onChange={(value) => set({ ...given, keepDays: Number(value) || 0 })}
            />
            <TextInput
              label={t('field.owner')}
              maxLength={300}
              value={given.owner}
              onChange={(event) => set({ ...given, owner: event.currentTarget.value })}
            />
          </>
        )}
        <Textarea
          autosize
          minRows={2}
          required={!isMust}
          label={t('field.reason')}
          maxLength={2_000}
          value={given.reason}
          onChange={(event) => set({ ...given, reason: event.currentTarget.value })}
        />
        <ProblemText problem={tell.problem} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!isReady} loading={tell.isTelling}>
            {t('save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
