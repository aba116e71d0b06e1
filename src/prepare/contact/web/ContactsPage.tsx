import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { RosterSheet } from '#src/prepare/duty/web/RosterSheet.tsx'
import { noticeApi } from '#src/respond/notice/api.ts'
import { Confirmations } from '#src/respond/notice/web/Confirmations.tsx'
import { ask, hrefOf } from '#src/web/kit/client.ts'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { contactApi } from '../api.ts'
import { contactWords } from '../words.ts'
import { ContactForm, type Stated } from './ContactForm.tsx'
import { ContactRows } from './ContactRows.tsx'
import classes from './Contacts.module.css'
import { contactPageWords } from './words.ts'

/** Whom to reach: found by an address in a log, taken in from lists, added by hand. */
export function ContactsPage() {
  const t = useWords(contactPageWords)
  const kit = useWords(kitWords)
  if (useMay('contact:read')) return <Contacts />
  return (
    <Page title={t('title')}>
      <EmptyPlace title={kit('error.no-right')}>{kit('error.no-right.text')}</EmptyPlace>
    </Page>
  )
}

function Contacts() {
  const t = useWords(contactPageWords)
  const { lang } = useLang()
  const mayWrite = useMay('contact:write')
  const [asked, setAsked] = useParam('q')
  const [text, setText] = useState(asked)
  const [opened, open] = useState<string | null>(null)
  const [stated, state] = useState<Stated | null>(null)
  const [isImporting, setImporting] = useState(false)
  const list = useAsk(contactApi.list, { limit: 200 })
  const tree = (
    <Button component="a" href={hrefOf(noticeApi.telephoneTree, { lang })} download>
      {t('tree')}
    </Button>
  )
  const acts = mayWrite ? (
    <>
      {tree}
      <Button onClick={() => setImporting(!isImporting)}>{t('import')}</Button>
      <Button variant="filled" onClick={() => state({})}>
        {t('add')}
      </Button>
    </>
  ) : (
    tree
  )
  return (
    <Page title={t('title')} acts={acts}>
      <div className={classes.page}>
        <form
          className={classes.find}
          onSubmit={(event) => {
            event.preventDefault()
            setAsked(text.trim())
          }}
        >
          <TextInput
            label={t('find')}
            description={t('find.hint')}
            value={text}
            maxLength={300}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit">{t('find.act')}</Button>
        </form>
        {isImporting && mayWrite && <TakeIn />}
        {asked !== '' && <Found asked={asked} onOpen={open} onState={state} />}
        {asked === '' && <Confirmations onOpen={open} />}
        {asked === '' && <RosterSheet />}
        {list.isPending && <LoadingPlace />}
        {list.error && <ErrorPlace problem={list.error} again={() => void list.refetch()} />}
        {list.data?.rows.length === 0 && (
          <EmptyPlace
            title={t('empty')}
            act={mayWrite && <Button onClick={() => setImporting(true)}>{t('import')}</Button>}
          >
            {t('empty.text')}
          </EmptyPlace>
        )}
        {list.data && list.data.rows.length > 0 && asked === '' && (
          <Sheet title={t('list.count', { count: list.data.total })}>
            <ContactRows rows={list.data.rows.map((row) => ({ row }))} onOpen={open} />
          </Sheet>
        )}
        {stated && <ContactForm contact={null} stated={stated} onClose={() => state(null)} />}
        {opened && <Opened id={opened} onClose={() => open(null)} />}
      </div>
    </Page>
  )
}

/** Who answers for what was asked, and why; what a registry says stands apart until somebody adds it. */
function Found({
  asked,
  onOpen,
  onState,
}: {
  asked: string
  onOpen: (id: string) => void
  onState: (stated: Stated) => void
}) {
  const t = useWords(contactPageWords)
  const mayWrite = useMay('contact:write')
  const found = useAsk(contactApi.find, { q: asked })
  if (found.isPending) return <LoadingPlace rows={2} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows, registry } = found.data
  return (
    <Sheet>
      {rows.length > 0 ? (
        <ContactRows rows={rows.map(({ contact, text }) => ({ row: contact, why: text }))} onOpen={onOpen} />
      ) : (
        <p>
          {t('find.none')} {registry.text}
        </p>
      )}
      {registry.found && (
        <>
          <p>
            <b>{registry.found.name}</b> {registry.found.channels.map((one) => one.value).join(' · ')}
          </p>
          {mayWrite && <Button onClick={() => onState(registry.found!)}>{t('add.act')}</Button>}
        </>
      )}
    </Sheet>
  )
}

/** One contact, to be put right or confirmed. */
function Opened({ id, onClose }: { id: string; onClose: () => void }) {
  const found = useAsk(contactApi.show, { id })
  if (!found.data) return null
  return <ContactForm key={id} contact={found.data} onClose={onClose} />
}

function TakeIn() {
  const t = useWords(contactPageWords)
  const said = useWords(contactWords)
  const queries = useQueryClient()
  const [told, tell] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const take = async (files: File[]) => {
    setBusy(true)
    setProblem(null)
    try {
      const done = await ask(contactApi.import, {}, { files })
      tell([said('import.done', done), ...done.problems.map((one) => `${one.file}:${one.line} ${one.text}`)].join('\n'))
      await queries.invalidateQueries()
    } catch (fault) {
      setProblem(fault)
    }
    setBusy(false)
  }
  return (
    <Sheet title={t('import')}>
      <FileDrop hint={t('import.hint')} isBusy={isBusy} onFiles={(files) => void take(files)} />
      <ProblemText problem={problem} />
      {told !== '' && (
        <p role="status" style={{ whiteSpace: 'pre-line' }}>
          {told}
        </p>
      )}
    </Sheet>
  )
}
