import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { helpdeskApi } from '../api.ts'
import { Channel } from '../sheet.ts'
import { helpdeskWords } from '../words.ts'
import { helpdeskPageWords } from './words.ts'

/** Whom each channel was to reach and has reached (S0-66). */
export function Reached({ incident }: { incident: string }) {
  const t = useWords(helpdeskPageWords)
  const said = useWords(helpdeskWords)
  const { lang } = useLang()
  const [isNoting, note] = useState(false)
  const found = useAsk(helpdeskApi.reached, { incident })
  if (found.isPending) return <LoadingPlace rows={2} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows, can } = found.data
  const number = (value: number | null) => (value === null ? '' : value.toLocaleString(lang))
  const columns = [
    t('take.channel'),
    t('reached.audience'),
    t('reached.meant'),
    t('reached.count'),
    t('reached.waiting'),
    t('reached.failed'),
  ]
  return (
    <Sheet
      title={t('reached.title')}
      acts={can.write && !isNoting && <Button onClick={() => note(true)}>{t('reached.note')}</Button>}
    >
      {isNoting && <NoteForm incident={incident} onClose={() => note(false)} />}
      {rows.length === 0 && !isNoting && <p className={forms.quiet}>{t('reached.none')}</p>}
      {rows.length > 0 && (
        <OpenTable columns={columns}>
          {rows.map((row) => (
            <tr key={`${row.channel} ${row.source} ${row.at ?? ''} ${row.audience}`}>
              <th scope="row">{said(`channel.${row.channel}`)}</th>
              <td data-label={columns[1]}>
                {row.source === 'counted' ? (
                  <span className={forms.quiet}>{t('reached.counted')}</span>
                ) : (
                  <>
                    {row.audience} {row.text}{' '}
                    <span className={forms.quiet}>
                      {row.at && <Instant at={row.at} />} {row.by}
                    </span>
                  </>
                )}
              </td>
              <td data-label={columns[2]}>{number(row.meant)}</td>
              <td data-label={columns[3]}>{number(row.reached)}</td>
              <td data-label={columns[4]}>{row.source === 'counted' ? number(row.waiting) : ''}</td>
              <td data-label={columns[5]}>{row.source === 'counted' ? number(row.failed) : ''}</td>
            </tr>
          ))}
        </OpenTable>
      )}
    </Sheet>
  )
}

function NoteForm({ incident, onClose }: { incident: string; onClose: () => void }) {
  const t = useWords(helpdeskPageWords)
  const said = useWords(helpdeskWords)
  const [channel, setChannel] = useState<Channel>('poster')
  const [audience, setAudience] = useState('')
  const [text, setText] = useState('')
  const [meant, setMeant] = useState<number | string>('')
  const [reached, setReached] = useState<number | string>('')
  const tell = useTell(helpdeskApi.noteReached, { also: ['incident'] })
  return (
    <Form
      act={t('reached.note')}
      isReady={audience.trim() !== '' && reached !== ''}
      isBusy={tell.isTelling}
      problem={tell.problem}
      onClose={onClose}
      onSave={() =>
        tell.tell({
          incident,
          channel,
          audience,
          text,
          reached: Number(reached),
          meant: meant === '' ? null : Number(meant),
        })
      }
    >
      <div className={forms.fields}>
        <NativeSelect
          label={t('take.channel')}
          value={channel}
          data={Channel.options.map((value) => ({ value, label: said(`channel.${value}`) }))}
          onChange={(event) => setChannel(event.currentTarget.value as Channel)}
        />
        <TextInput
          label={t('reached.audience')}
          value={audience}
          maxLength={200}
          onChange={(event) => setAudience(event.currentTarget.value)}
        />
        <NumberInput label={t('reached.meant')} value={meant} min={0} onChange={setMeant} hideControls />
        <NumberInput label={t('reached.count')} value={reached} min={0} onChange={setReached} hideControls />
        <TextInput
          label={t('reached.text')}
          value={text}
          maxLength={2_000}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
    </Form>
  )
}
