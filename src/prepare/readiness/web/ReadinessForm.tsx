import { Button, Group, Modal, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultOf } from '#src/web/kit/fault.ts'
import { fieldsOf } from '#src/web/kit/fields-of.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { type ReadinessRow, readinessApi } from '../api.ts'
import { peacetimeItems, ReadinessFacts, type ReadinessKind } from '../readiness.ts'
import classes from './Readiness.module.css'
import { readinessPageWords } from './words.ts'

const fresh = { name: '', who: '', reached: '', deputy: '', deputyReached: '', says: '', everyDays: 365, perHour: null }
const lines = ['who', 'reached', 'deputy', 'deputyReached'] as const

/** Some kinds call the same line by another name. */
function labelOf(kind: ReadinessKind, name: (typeof lines)[number]) {
  if (name === 'who' && (kind === 'machine' || kind === 'route')) return `field.who.${kind}` as const
  return name === 'reached' && kind === 'medium' ? 'field.reached.medium' : (`field.${name}` as const)
}

/** Enters something that was agreed on, or changes it with the reason. */
export function ReadinessForm(of: { kind: ReadinessKind; item?: ReadinessRow; onClose: () => void }) {
  const { kind, item, onClose } = of
  const t = useWords(readinessPageWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const add = useTell(readinessApi.add, { also: ['record'] })
  const change = useTell(readinessApi.change, { also: ['record'] })
  const [given, set] = useState<ReadinessFacts>(
    item ? fieldsOf<ReadinessFacts>(ReadinessFacts, item) : { ...fresh, kind },
  )
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const problem = add.problem ?? change.problem
  const missing = (value: string) => (isTried && value.trim() === '' ? t('field.missing') : undefined)
  const save = async () => {
    setTried(true)
    if (given.name.trim() === '' || given.who.trim() === '' || (item && reason.trim() === '')) return
    const done = item ? await change.tell({ item: item.id, reason, facts: given }) : await add.tell(given)
    if (!done) return
    const name = kind === 'peacetime' ? t(`item.${done.name as (typeof peacetimeItems)[number]}`) : done.name
    notice(item ? t('edit.done') : t('add.done', { name }))
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(item ? 'edit' : `add.${kind}`)}
      size={720}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        noValidate
        className={classes.part}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {kind === 'peacetime' ? (
          <Select
            label={t('field.name.peacetime')}
            data={peacetimeItems.map((value) => ({ value, label: t(`item.${value}`) }))}
            value={given.name || null}
            error={missing(given.name)}
            onChange={(name) => set({ ...given, name: name ?? '' })}
          />
        ) : (
          <TextInput
            data-autofocus
            label={t(`field.name.${kind}`)}
            maxLength={200}
            value={given.name}
            error={missing(given.name) ?? faultOf(problem, 'name')}
            onChange={(event) => set({ ...given, name: event.currentTarget.value })}
          />
        )}
        <div className={classes.fields}>
          {lines.map((name) => (
            <TextInput
              key={name}
              label={t(labelOf(kind, name))}
              maxLength={300}
              value={given[name]}
              error={name === 'who' ? missing(given.who) : faultOf(problem, name)}
              onChange={(event) => set({ ...given, [name]: event.currentTarget.value })}
            />
          ))}
        </div>
        <Textarea
          label={t(kind === 'medium' ? 'field.says.medium' : 'field.says')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={4_000}
          value={given.says}
          onChange={(event) => set({ ...given, says: event.currentTarget.value })}
        />
        {kind === 'route' && (
          <NumberInput
            label={t('field.perHour')}
            description={t('field.perHour.hint')}
            min={1}
            max={100_000}
            allowDecimal={false}
            value={given.perHour ?? ''}
            onChange={(value) => set({ ...given, perHour: Number(value) || null })}
          />
        )}
        <NumberInput
          label={t('field.everyDays')}
          min={1}
          max={3_660}
          allowDecimal={false}
          value={given.everyDays}
          onChange={(value) => set({ ...given, everyDays: Number(value) || 1 })}
        />
        {item && (
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
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={add.isTelling || change.isTelling}>
            {t(item ? 'edit' : `add.${kind}`)}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
