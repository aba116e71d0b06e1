import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { contactApi } from '../api.ts'
import type { ContactKeyRow } from '../key.ts'
import classes from './Contacts.module.css'
import { contactPageWords } from './words.ts'

/** With which keys mail to a contact is encrypted, what is wrong with them, and who compared the fingerprint with its owner. */
export function Keys({ id }: { id: string }) {
  const t = useWords(contactPageWords)
  const mayWrite = useMay('contact:write')
  const [isAdding, add] = useState(false)
  const [value, setValue] = useState('')
  const found = useAsk(contactApi.keys, { id })
  const addKey = useTell(contactApi.addKey)
  if (found.error) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const rows = found.data?.rows ?? []
  return (
    <Sheet
      isBare
      title={t('keys')}
      acts={mayWrite && !isAdding && <Button onClick={() => add(true)}>{t('keys.add')}</Button>}
    >
      {rows.length === 0 && !isAdding && <p>{t('keys.none')}</p>}
      {rows.map((row) => (
        <KeyRow key={row.fingerprint} id={id} row={row} mayWrite={mayWrite} />
      ))}
      {isAdding && (
        <Form
          act={t('keys.add')}
          isReady={value.trim() !== ''}
          isBusy={addKey.isTelling}
          problem={addKey.problem}
          onClose={() => {
            add(false)
            setValue('')
          }}
          onSave={() => addKey.tell({ id, value })}
        >
          <Textarea
            label={t('keys.value')}
            description={t('keys.value.hint')}
            value={value}
            maxLength={100_000}
            minRows={4}
            maxRows={12}
            autosize
            data-autofocus
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        </Form>
      )}
    </Sheet>
  )
}

type Acting = 'check' | 'remove' | null

function KeyRow({ id, row, mayWrite }: { id: string; row: ContactKeyRow; mayWrite: boolean }) {
  const t = useWords(contactPageWords)
  const [acting, act] = useState<Acting>(null)
  const done = () => act(null)
  const check = useTell(contactApi.checkKey, { onDone: done })
  const remove = useTell(contactApi.removeKey, { onDone: done })
  const { fingerprint } = row
  return (
    <div className={classes.key}>
      <p>
        <b>{row.kind === 'pgp' ? 'PGP' : 'S/MIME'}</b> {row.owners.join(', ')}
      </p>
      <p className={classes.fingerprint}>{spelled(fingerprint)}</p>
      <p data-fault={row.fault !== null || undefined}>{row.text}</p>
      <p className={classes.quiet}>
        {row.algorithm}
        {row.expiresAt && (
          <>
            {' · '}
            {t('keys.until')} <Instant at={row.expiresAt} />
          </>
        )}
        {row.checked && (
          <>
            {' · '}
            {t('keys.checked', { name: row.checked.by, how: row.checked.how })} <Instant at={row.checked.at} />
          </>
        )}
      </p>
      {mayWrite && (
        <div className={classes.keyActs}>
          <Button size="compact-sm" onClick={() => act('check')}>
            {t('keys.check')}
          </Button>
          <Button size="compact-sm" onClick={() => act('remove')}>
            {t('keys.remove')}
          </Button>
        </div>
      )}
      <ConfirmWithReason
        isOpen={acting !== null}
        onClose={done}
        title={t(acting === 'remove' ? 'keys.remove' : 'keys.check')}
        act={t(acting === 'remove' ? 'keys.remove' : 'keys.check.act')}
        isBusy={check.isTelling || remove.isTelling}
        problem={check.problem ?? remove.problem}
        onConfirm={(text) =>
          void (acting === 'remove'
            ? remove.tell({ id, fingerprint, reason: text })
            : check.tell({ id, fingerprint, how: text }))
        }
      >
        <p>{t(acting === 'remove' ? 'keys.remove.text' : 'keys.check.text')}</p>
        <p className={classes.fingerprint}>{spelled(fingerprint)}</p>
      </ConfirmWithReason>
    </div>
  )
}

/** In fours, as one reads it out on the telephone. */
const spelled = (fingerprint: string): string => fingerprint.match(/.{1,4}/g)?.join(' ') ?? ''
