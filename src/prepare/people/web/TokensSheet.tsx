import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { permissionWords } from '#src/core/permission-words.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { peopleApi } from '../api.ts'
import type { ApiToken } from '../person.ts'
import { NewToken } from './NewToken.tsx'
import classes from './people.module.css'
import { Secret } from './Secret.tsx'
import { peopleWords } from './words.ts'

/** Keys for programs; a secret is shown once. */
export function TokensSheet() {
  const t = useWords(peopleWords)
  const tokens = useAsk(peopleApi.tokens, {})
  const [isMaking, make] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const rows = tokens.data?.rows ?? []
  const button = <Button onClick={() => make(true)}>{t('token.make')}</Button>
  return (
    <Sheet title={t('token.title')} acts={rows.length > 0 && button}>
      <p className={classes.quiet}>{t('token.text')}</p>
      {secret && (
        <Secret label={t('token.secret')} text={t('token.secret.text')} value={secret} copy={t('token.secret.copy')} />
      )}
      {tokens.isPending && <LoadingPlace rows={2} />}
      {tokens.error && <ErrorPlace problem={tokens.error} again={() => void tokens.refetch()} />}
      {tokens.data && rows.length === 0 && (
        <EmptyPlace title={t('token.empty')} act={button}>
          {t('token.empty.text')}
        </EmptyPlace>
      )}
      <ul className={classes.tokens}>
        {rows.map((token) => (
          <TokenRow key={token.id} token={token} />
        ))}
      </ul>
      {isMaking && <NewToken onClose={() => make(false)} onMade={setSecret} />}
    </Sheet>
  )
}

function TokenRow({ token }: { token: ApiToken }) {
  const t = useWords(peopleWords)
  const scopeOf = useWords(permissionWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const end = useTell(peopleApi.dropToken, { onDone: () => notice(t('me.saved')) })
  const [isAsking, ask] = useState(false)
  return (
    <li>
      <div>
        <b>{token.name}</b>
        <p className={classes.quiet}>{token.scope.map((one) => scopeOf(`scope.${one}`)).join(', ')}</p>
        <p className={classes.quiet}>
          {token.lastUsedAt ? (
            <>
              {t('token.used')} <Instant at={token.lastUsedAt} />
            </>
          ) : (
            t('token.unused')
          )}
          {' / '}
          {token.expiresAt ? <Until at={token.expiresAt} /> : t('token.expires.never')}
        </p>
      </div>
      <Button size="compact-sm" onClick={() => ask(true)}>
        {t('token.end')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => ask(false)}
        title={t('token.end.title', { name: token.name })}
        closeButtonProps={{ 'aria-label': kit('close') }}
      >
        <p>{t('token.end.text')}</p>
        <ProblemText problem={end.problem} />
        <Group justify="flex-end" mt="md">
          <Button onClick={() => ask(false)}>{kit('cancel')}</Button>
          <Button variant="filled" loading={end.isTelling} onClick={() => void end.tell({ id: token.id })}>
            {t('token.end')}
          </Button>
        </Group>
      </Modal>
    </li>
  )
}

function Until({ at }: { at: string }) {
  const t = useWords(peopleWords)
  const [before = '', after = ''] = t('token.until', { at: '\u0000' }).split('\u0000')
  return (
    <>
      {before}
      <Instant at={at} />
      {after}
    </>
  )
}
