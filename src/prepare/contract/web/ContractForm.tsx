import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { faultOf } from '#src/web/kit/fault.ts'
import { fieldsOf } from '#src/web/kit/fields-of.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { contractApi } from '../api.ts'
import { ContractFacts, type ContractRow } from '../contract.ts'
import classes from './Contracts.module.css'
import { contractPageWords } from './words.ts'

const fresh: ContractFacts = { system: '', supplier: '', says: '', payer: '', untilOn: null, document: '' }

/** Enters what is agreed with a supplier; what stands is changed or taken out with the reason. */
export function ContractForm({ row, onClose }: { row: ContractRow | null; onClose: () => void }) {
  const t = useWords(contractPageWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const add = useTell(contractApi.add, { also: ['record'] })
  const change = useTell(contractApi.change, { also: ['record'] })
  const end = useTell(contractApi.end, { also: ['record'] })
  const [given, set] = useState<ContractFacts>(row ? fieldsOf<ContractFacts>(ContractFacts, row) : fresh)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [isEnding, setEnding] = useState(false)
  const problem = add.problem ?? change.problem
  const missing = (value: string) => (isTried && value.trim() === '' ? t('missing') : undefined)
  const save = async () => {
    setTried(true)
    if (given.system.trim() === '' || given.supplier.trim() === '' || (row && reason.trim() === '')) return
    const done = row ? await change.tell({ contract: row.id, reason, ...given }) : await add.tell(given)
    if (!done) return
    notice(row ? t('edit.done') : t('add.done', { system: done.system }))
    onClose()
  }
  const field = (name: 'system' | 'supplier' | 'payer' | 'document') => ({
    label: t(name),
    maxLength: 200,
    value: given[name],
    error: (name === 'system' || name === 'supplier' ? missing(given[name]) : undefined) ?? faultOf(problem, name),
    onChange: (event: { currentTarget: { value: string } }) => set({ ...given, [name]: event.currentTarget.value }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(row ? 'edit' : 'add')}
      size={720}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className={classes.fields}>
          <TextInput data-autofocus description={t('system.hint')} inputWrapperOrder={order} {...field('system')} />
          <TextInput {...field('supplier')} />
          <TextInput description={t('payer.hint')} inputWrapperOrder={order} {...field('payer')} />
          <TextInput
            type="date"
            label={t('until')}
            value={given.untilOn ?? ''}
            error={faultOf(problem, 'untilOn')}
            onChange={(event) => set({ ...given, untilOn: event.currentTarget.value || null })}
          />
        </div>
        <Textarea
          label={t('says')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={4_000}
          value={given.says}
          onChange={(event) => set({ ...given, says: event.currentTarget.value })}
        />
        <TextInput {...field('document')} />
        {row && (
          <Textarea
            label={kit('reason')}
            description={kit('reason.hint')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2_000}
            value={reason}
            error={isTried && reason.trim() === '' ? kit('reason.missing') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <ProblemText problem={problem} />
        <Group justify="flex-end">
          {row && <Button onClick={() => setEnding(true)}>{t('end')}</Button>}
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={add.isTelling || change.isTelling}>
            {t(row ? 'edit' : 'add')}
          </Button>
        </Group>
      </form>
      {row && (
        <ConfirmWithReason
          isOpen={isEnding}
          onClose={() => setEnding(false)}
          title={t('end')}
          act={t('end')}
          isBusy={end.isTelling}
          problem={end.problem}
          onConfirm={(why) => void end.tell({ contract: row.id, reason: why }).then((done) => done && onClose())}
        >
          <p>{t('end.text')}</p>
        </ConfirmWithReason>
      )}
    </Modal>
  )
}

/** The hint stands below, so that fields beside each other begin on one line. */
const order = ['label' as const, 'input' as const, 'description' as const, 'error' as const]
