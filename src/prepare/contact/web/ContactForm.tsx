import { Button, Checkbox, Group, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { faultOf } from '#src/web/kit/fault.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { contactApi } from '../api.ts'
import { type Contact, type ContactChannel, ContactKind } from '../contact.ts'
import { contactWords } from '../words.ts'
import { Keys } from './Keys.tsx'
import { contactPageWords } from './words.ts'

/** What is stated of a contact before somebody has checked it: of the registry, or nothing. */
export type Stated = Partial<Pick<Contact, 'name' | 'organisation' | 'country' | 'holdings'>> & {
  readonly channels?: readonly ContactChannel[]
}

const typeOf = (value: string) => (/^AS\d/i.test(value) ? 'asn' : /[:/]|^\d+\./.test(value) ? 'cidr' : 'domain')

/** Adds a contact, or puts one right. */
export function ContactForm({
  contact,
  stated,
  onClose,
}: {
  contact: Contact | null
  stated?: Stated
  onClose: () => void
}) {
  const t = useWords(contactPageWords)
  const said = useWords(contactWords)
  const kit = useWords(kitWords)
  const { lang: own } = useLang()
  const { zone } = useStyle()
  const add = useTell(contactApi.add)
  const change = useTell(contactApi.change)
  const confirm = useTell(contactApi.confirm, { onDone: onClose })
  const from = contact ?? stated
  const channel = (kind: ContactChannel['kind']) => from?.channels?.find((one) => one.kind === kind)
  const [name, setName] = useState(from?.name ?? '')
  const [kind, setKind] = useState<ContactKind>(contact?.kind ?? 'site')
  const [organisation, setOrganisation] = useState(from?.organisation ?? '')
  const [person, setPerson] = useState(contact?.person ?? '')
  const [email, setEmail] = useState(channel('email')?.value ?? '')
  const [phone, setPhone] = useState(channel('phone')?.value ?? '')
  const [hours, setHours] = useState(channel('phone')?.hours ?? '')
  const [holds, setHolds] = useState((from?.holdings ?? []).map((one) => one.value).join('\n'))
  const [lang, setLang] = useState(contact?.lang ?? own)
  const [isClient, setClient] = useState(contact?.isClient ?? false)
  const [note, setNote] = useState(contact?.note ?? '')
  const problem = add.problem ?? change.problem ?? confirm.problem
  const save = async () => {
    const others = (contact?.channels ?? []).filter((one) => one !== channel('email') && one !== channel('phone'))
    const fields = {
      ...(contact ?? { country: stated?.country ?? '', zone, keys: [], links: [] }),
      name,
      kind,
      organisation,
      person,
      lang,
      isClient,
      note,
      deputies: (contact?.deputies ?? []).map((one) => one.id),
      channels: [
        ...(email.trim() ? [{ kind: 'email' as const, value: email.trim() }] : []),
        ...(phone.trim() ? [{ kind: 'phone' as const, value: phone.trim(), hours }] : []),
        ...others,
      ],
      holdings: holds
        .split(/[\s,、]+/)
        .filter((value) => value !== '')
        .map((value) => ({ type: typeOf(value), value }) as const),
    }
    const done = contact ? await change.tell({ ...fields, id: contact.id }) : await add.tell(fields)
    if (done) onClose()
  }
  const text = (label: string, value: string, set: (value: string) => void, field: string) => (
    <TextInput
      label={label}
      value={value}
      maxLength={300}
      error={faultOf(problem, field)}
      onChange={(event) => set(event.currentTarget.value)}
    />
  )
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={contact?.name ?? t('add')}
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
          label={t('name')}
          maxLength={300}
          value={name}
          error={faultOf(problem, 'name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={forms.fields}>
          <NativeSelect
            label={t('kind')}
            value={kind}
            data={ContactKind.options.map((one) => ({ value: one, label: said(`kind.${one}`) }))}
            onChange={(event) => setKind(event.currentTarget.value as ContactKind)}
          />
          <NativeSelect
            label={t('lang')}
            value={lang}
            data={(['ja', 'en'] as const).map((one) => ({ value: one, label: t(`lang.${one}`) }))}
            onChange={(event) => setLang(event.currentTarget.value as 'ja' | 'en')}
          />
          {text(t('organisation'), organisation, setOrganisation, 'organisation')}
          {text(t('person'), person, setPerson, 'person')}
          {text(t('email'), email, setEmail, 'channels')}
          {text(t('phone'), phone, setPhone, 'channels')}
          {phone.trim() !== '' && text(t('hours'), hours, setHours, 'channels')}
        </div>
        <Textarea
          autosize
          minRows={2}
          label={t('holds')}
          description={t('holds.hint')}
          maxLength={50_000}
          value={holds}
          onChange={(event) => setHolds(event.currentTarget.value)}
        />
        <Checkbox label={t('client')} checked={isClient} onChange={(event) => setClient(event.currentTarget.checked)} />
        <Textarea
          autosize
          minRows={1}
          label={t('note')}
          maxLength={4_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ProblemText problem={problem} />
        <Group justify="flex-end">
          {contact && (
            <Button loading={confirm.isTelling} onClick={() => void confirm.tell({ id: contact.id })}>
              {t('confirmed.act')}
            </Button>
          )}
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={add.isTelling || change.isTelling}>
            {contact ? t('save') : t('add.act')}
          </Button>
        </Group>
      </form>
      {contact && <Keys id={contact.id} />}
    </Modal>
  )
}
