import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { problemOf, unanswered } from '#src/web/kit/client.ts'
import { spokenLang, useLang, useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { OrderCollection } from './OrderCollection.tsx'
import { evidenceWords } from './words.ts'

/** How it is collected on a host: by a script that a person carries there, or by its agent. */
export function MakeCollector({
  agents,
  onClose,
  onMade,
}: {
  agents: readonly string[]
  onClose: () => void
  onMade: () => void
}) {
  const t = useWords(evidenceWords)
  const [agent, setAgent] = useState('')
  return (
    <Sheet title={t('collect')}>
      {agents.length > 0 && (
        <NativeSelect
          label={t('collect.by')}
          value={agent}
          data={[
            { value: '', label: t('collect.by.script') },
            ...agents.map((host) => ({ value: host, label: t('collect.by.agent', { host }) })),
          ]}
          onChange={(event) => setAgent(event.currentTarget.value)}
        />
      )}
      {agent === '' ? (
        <CarryScript onClose={onClose} onMade={onMade} />
      ) : (
        <OrderCollection key={agent} host={agent} onClose={onClose} />
      )}
    </Sheet>
  )
}

/** The script for one host, saved by the browser: it carries a token, and is asked for once. */
function CarryScript({ onClose, onMade }: { onClose: () => void; onMade: () => void }) {
  const t = useWords(evidenceWords)
  const kit = useWords(kitWords)
  const { lang } = useLang()
  const notice = useNotice()
  const { incident } = useIncident()
  const [host, setHost] = useState('')
  const [system, setSystem] = useState('posix')
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const name = await saveScript(incident.number, { host, system, lang })
      notice(t('collect.done', { name }))
      onMade()
      onClose()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={forms.form}
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <p>{t('collect.text')}</p>
      <div className={forms.fields}>
        <TextInput
          required
          autoFocus
          label={t('collect.host')}
          maxLength={100}
          value={host}
          onChange={(event) => setHost(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('collect.system')}
          value={system}
          data={(['posix', 'windows'] as const).map((one) => ({ value: one, label: t(`system.${one}`) }))}
          onChange={(event) => setSystem(event.currentTarget.value)}
        />
      </div>
      <ProblemText problem={problem} />
      <div className={forms.acts}>
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button type="submit" variant="filled" loading={isBusy}>
          {t('collect.act')}
        </Button>
      </div>
    </form>
  )
}

async function saveScript(incident: string, body: object): Promise<string> {
  const response = await fetch(`/api/incidents/${incident}/collectors`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': spokenLang },
    body: JSON.stringify(body),
  }).catch(() => {
    throw unanswered()
  })
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null))
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'collect.sh'
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return name
}
