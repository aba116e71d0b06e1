import { Button, Checkbox, Group, Radio, Textarea, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { KindPicker } from '#src/respond/incident/web/KindPicker.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useStateWord } from '#src/web/kit/States.tsx'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { reportApi } from '../api.ts'
import { ClockFields } from './ClockFields.tsx'
import { ConsentFields } from './ConsentFields.tsx'
import fields from './Fields.module.css'
import { SignHints } from './SignHints.tsx'
import { SpokenDone } from './SpokenDone.tsx'
import { SpokenWish } from './SpokenWish.tsx'
import { emptySpoken, isSpokenComplete, type Spoken, spokenChannels, spokenReport } from './spoken.ts'
import classes from './TakeIn.module.css'
import { takeInWords } from './take-in-words.ts'

const contact = ['name', 'organisation', 'phone', 'email', 'department', 'fax'] as const

/** A phone call, a fax or a paper written down: the fields of the public form, essentials first (S4-21, standards §1). */
export function SpokenForm() {
  const t = useWords(takeInWords)
  const wordOf = useStateWord()
  const create = useTell(reportApi.create)
  const [said, setSaid] = useState<Spoken>(emptySpoken)
  const [isTried, setTried] = useState(false)
  const textAt = useRef<HTMLTextAreaElement>(null)
  const set = (change: Partial<Spoken>) => setSaid((before) => ({ ...before, ...change }))
  const again = () => {
    setSaid({ ...emptySpoken, channel: said.channel })
    setTried(false)
    create.forget()
  }
  if (create.output && create.isDone) return <SpokenDone made={create.output} onNext={again} />
  const send = async () => {
    setTried(true)
    if (!isSpokenComplete(said)) return textAt.current?.focus()
    await create.tell(spokenReport(said))
  }
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p className={classes.fine}>{t('spoken.lead')}</p>
      <Sheet title={t('group.what')}>
        <SignHints />
        <Radio.Group
          label={t('spoken.channel')}
          value={said.channel}
          onChange={(channel) => set({ channel: channel as 'phone' })}
        >
          <Group gap={20} mt={4}>
            {spokenChannels.map((one) => (
              <Radio key={one} value={one} label={wordOf(`channel.${one}`).label} />
            ))}
          </Group>
        </Radio.Group>
        <Textarea
          ref={textAt}
          label={t('text')}
          autosize
          minRows={5}
          maxRows={18}
          value={said.text}
          error={isTried && !isSpokenComplete(said) ? t('spoken.missing') : undefined}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <TextInput
          label={t('subject')}
          description={t('subject.hint')}
          maxLength={500}
          value={said.subject}
          onChange={(event) => set({ subject: event.currentTarget.value })}
        />
      </Sheet>
      <Sheet title={t('group.who')}>
        <div className={fields.grid}>
          {contact.map((name) => (
            <TextInput
              key={name}
              label={t(name)}
              autoComplete="off"
              value={said.reporter[name] ?? ''}
              onChange={(event) => set({ reporter: { ...said.reporter, [name]: event.currentTarget.value } })}
            />
          ))}
        </div>
        <TextInput
          label={t('addressee')}
          description={t('addressee.hint')}
          autoComplete="off"
          maxLength={300}
          value={said.addressee}
          onChange={(event) => set({ addressee: event.currentTarget.value })}
        />
      </Sheet>
      <Sheet title={t('group.when')}>
        <Checkbox
          label={t('occurred.known')}
          checked={said.isOccurredKnown}
          onChange={(event) => set({ isOccurredKnown: event.currentTarget.checked })}
        />
        {said.isOccurredKnown && (
          <WhenInput label={t('occurred')} value={said.occurred} onChange={(occurred) => set({ occurred })} />
        )}
        <Checkbox
          label={t('discovered.known')}
          checked={said.isDiscoveredKnown}
          onChange={(event) => set({ isDiscoveredKnown: event.currentTarget.checked })}
        />
        {said.isDiscoveredKnown && (
          <WhenInput label={t('discovered')} value={said.discovered} onChange={(discovered) => set({ discovered })} />
        )}
        <Checkbox
          label={t('spoken.received.other')}
          checked={said.isReceivedEarlier}
          onChange={(event) => set({ isReceivedEarlier: event.currentTarget.checked })}
        />
        {said.isReceivedEarlier && (
          <WhenInput label={t('spoken.received')} value={said.received} onChange={(received) => set({ received })} />
        )}
      </Sheet>
      <Sheet title={t('group.where')}>
        <div className={fields.grid}>
          <Textarea
            label={t('source')}
            autosize
            minRows={2}
            value={said.source}
            onChange={(event) => set({ source: event.currentTarget.value })}
          />
          <Textarea
            label={t('target')}
            autosize
            minRows={2}
            value={said.target}
            onChange={(event) => set({ target: event.currentTarget.value })}
          />
        </div>
        <p className={classes.fine}>{t('address.hint')}</p>
        <Textarea
          label={t('log')}
          description={t('log.hint')}
          autosize
          minRows={3}
          maxRows={14}
          classNames={{ input: classes.mono }}
          value={said.log}
          onChange={(event) => set({ log: event.currentTarget.value })}
        />
        <ClockFields value={said.clock} onChange={(clock) => set({ clock })} />
      </Sheet>
      <Sheet title={t('group.consent')}>
        <p className={classes.fine}>{t('group.consent.hint')}</p>
        <ConsentFields value={said.consent} onChange={(consent) => set({ consent })} />
      </Sheet>
      <SpokenWish said={said} onChange={set} />
      <Sheet>
        <KindPicker value={said.kinds} onChange={(kinds) => set({ kinds: kinds.slice(0, 20) })} />
      </Sheet>
      <ProblemText problem={create.problem} />
      <div className={classes.send}>
        {isTried && !isSpokenComplete(said) && <span role="alert">{t('spoken.missing')}</span>}
        <Button type="submit" variant="filled" size="md" loading={create.isTelling}>
          {t('send')}
        </Button>
      </div>
    </form>
  )
}
