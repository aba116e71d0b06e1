import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMe } from '#src/web/kit/me.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { peopleApi } from '../api.ts'
import { peopleWords } from './words.ts'

/** Where one is signed in, and the way out of all of it. */
export function SessionsSheet() {
  const t = useWords(peopleWords)
  const kit = useWords(kitWords)
  const style = useStyle()
  const me = useMe()!
  const end = useTell(peopleApi.signOutEverywhere, { onDone: () => location.assign('/login') })
  const [isAsking, ask] = useState(false)
  const before = me.previousLoginAt
  return (
    <Sheet title={t('me.sessions')}>
      <p>
        {before
          ? t('me.sessions.text', { count: me.sessions, at: formatInstant(before, style) })
          : t('me.sessions.first', { count: me.sessions })}
      </p>
      <div>
        <Button onClick={() => ask(true)}>{t('me.sessions.act')}</Button>
      </div>
      <Modal
        opened={isAsking}
        onClose={() => ask(false)}
        title={t('me.sessions.act')}
        closeButtonProps={{ 'aria-label': kit('close') }}
      >
        <p>{t('me.sessions.sure')}</p>
        <ProblemText problem={end.problem} />
        <Group justify="flex-end" mt="md">
          <Button onClick={() => ask(false)}>{kit('cancel')}</Button>
          <Button variant="filled" loading={end.isTelling} onClick={() => void end.tell({})}>
            {t('me.sessions.act')}
          </Button>
        </Group>
      </Modal>
    </Sheet>
  )
}
