import { Button, Modal, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import classes from './CampaignTab.module.css'
import { campaignPageWords } from './words.ts'

type Given = {
  readonly key: string
  readonly bindPassword: string
  readonly backup: string
  readonly services: string
  readonly witness: string
}
type Shared = { isOpen: boolean; onClose: () => void; isBusy: boolean; problem: unknown }

/** Asks for what the desk does not keep, and for what must be said before: fields are those that the act needs. */
export function ActForm({
  title,
  text,
  act,
  fields,
  onGiven,
  ...shared
}: Shared & {
  title: string
  text?: string
  act: string
  fields: readonly (keyof Given)[]
  onGiven: (given: Given) => void
}) {
  const t = useWords(campaignPageWords)
  const kit = useWords(kitWords)
  const [given, setGiven] = useState<Given>({ key: '', bindPassword: '', backup: '', services: '', witness: '' })
  const set = (name: keyof Given) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    setGiven((before) => ({ ...before, [name]: value }))
  }
  const show = { 'aria-label': t('run.show'), tabIndex: 0 }
  const has = (name: keyof Given) => fields.includes(name)
  return (
    <Modal
      opened={shared.isOpen}
      onClose={shared.onClose}
      title={title}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          onGiven(given)
        }}
      >
        {text && <p>{text}</p>}
        {has('backup') && (
          <TextInput
            required
            label={t('run.backup')}
            description={t('run.backup.hint')}
            value={given.backup}
            onChange={set('backup')}
          />
        )}
        {has('key') && (
          <PasswordInput
            required
            autoComplete="off"
            label={t('run.key')}
            value={given.key}
            onChange={set('key')}
            visibilityToggleButtonProps={show}
          />
        )}
        {has('bindPassword') && (
          <PasswordInput
            autoComplete="off"
            label={t('run.bind')}
            value={given.bindPassword}
            onChange={set('bindPassword')}
            visibilityToggleButtonProps={show}
          />
        )}
        {has('services') && <TextInput label={t('test.services')} value={given.services} onChange={set('services')} />}
        {has('witness') && <TextInput label={t('test.witness')} value={given.witness} onChange={set('witness')} />}
        {(has('key') || has('bindPassword')) && <p className={forms.quiet}>{t('run.kept')}</p>}
        <ProblemText problem={shared.problem} />
        <div className={forms.acts}>
          <Button type="submit" variant="filled" loading={shared.isBusy}>
            {act}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
