import { Button, Checkbox, Group, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { quarantineApi } from '../api.ts'
import { Check } from '../machine.ts'
import type { SetRule } from '../register.ts'
import { InfectedNeed, type ReturnRule } from '../rule.ts'
import { quarantineEntryWords } from '../words.ts'
import classes from './Quarantine.module.css'
import { quarantinePageWords } from './words.ts'

/** By which rule machines go back, who decided it, and how it is checked. */
export function RuleSheet({ set, onChange }: { set: SetRule; onChange?: (() => void) | null }) {
  const t = useWords(quarantinePageWords)
  return (
    <Sheet title={t('rule')} acts={onChange && <Button onClick={onChange}>{t('rule.change')}</Button>}>
      <RuleText set={set} />
    </Sheet>
  )
}

export function RuleText({ set: { rule, setAt, setBy } }: { set: SetRule }) {
  const t = useWords(quarantinePageWords)
  const entry = useWords(quarantineEntryWords)
  const style = useStyle()
  const { lang } = useLang()
  const list = rule.every.map((one) => entry(`quarantine.check.${one}`)).join(lang === 'ja' ? '、' : ', ')
  return (
    <>
      <p>{t('rule.every', { list })}</p>
      {rule.infected !== 'nothing' && (
        <p>{t('rule.infected', { what: entry(`quarantine.missing.${rule.infected}`) })}</p>
      )}
      {rule.needsPattern && <p>{t('rule.pattern')}</p>}
      {rule.needsOther && <p>{t('rule.other')}</p>}
      {rule.text && <p className={classes.ruleText}>{rule.text}</p>}
      <p className={forms.quiet}>
        {setAt === null ? t('rule.default') : t('rule.set', { name: setBy ?? '', at: formatInstant(setAt, style) })}
      </p>
    </>
  )
}

export function RuleForm({ incident, rule, onClose }: { incident: string; rule: ReturnRule; onClose: () => void }) {
  const t = useWords(quarantinePageWords)
  const entry = useWords(quarantineEntryWords)
  const tell = useTell(quarantineApi.setRule)
  const [is, set] = useState(rule)
  const change = (part: Partial<ReturnRule>) => set((before) => ({ ...before, ...part }))
  const needOf = (one: ReturnRule['infected']) =>
    entry(one === 'nothing' ? 'quarantine.rule.nothing' : `quarantine.missing.${one}`)
  return (
    <Form
      title={t('rule.change')}
      act={t('rule.save')}
      isReady={is.every.length > 0}
      isBusy={tell.isTelling}
      problem={tell.problem}
      onClose={onClose}
      onSave={() => tell.tell({ incident, rule: is })}
    >
      <p>{t('rule.warn')}</p>
      <Checkbox.Group
        label={t('rule.every.label')}
        value={is.every}
        onChange={(next) => change({ every: Check.options.filter((one) => next.includes(one)) })}
      >
        <Group mt={6}>
          {Check.options.map((value) => (
            <Checkbox key={value} value={value} label={entry(`quarantine.check.${value}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <NativeSelect
        label={t('rule.infected.label')}
        value={is.infected}
        data={InfectedNeed.options.map((value) => ({ value, label: needOf(value) }))}
        onChange={(event) => change({ infected: event.currentTarget.value as InfectedNeed })}
      />
      <Checkbox
        label={t('rule.pattern')}
        checked={is.needsPattern}
        onChange={(event) => change({ needsPattern: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('rule.other')}
        checked={is.needsOther}
        onChange={(event) => change({ needsOther: event.currentTarget.checked })}
      />
      <Textarea
        autosize
        minRows={2}
        maxLength={2_000}
        label={t('rule.text')}
        description={t('rule.text.hint')}
        value={is.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
    </Form>
  )
}
