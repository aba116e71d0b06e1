import { Button } from '@mantine/core'
import { formatInstant } from '#src/core/time.ts'
import people from '#src/prepare/people/web/people.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { agentPageWords } from './words.ts'

export type Invitation = { readonly name: string; readonly token: string; readonly until: string }

/** What to type on the host, with the token that is shown once. */
export function EnrolCommand({ invitation: { name, token, until } }: { invitation: Invitation }) {
  const t = useWords(agentPageWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const style = useStyle()
  const command = `hikeshi agent enrol --desk ${location.origin} --token ${token}`
  return (
    <div className={people.secret} role="status">
      <b>{t('token.label', { name })}</b>
      <p>{t('token.text', { until: formatInstant(until, { ...style, named: true }) })}</p>
      <output className="mono" style={{ overflowWrap: 'anywhere' }}>
        {command}
      </output>
      <div>
        <Button onClick={() => void navigator.clipboard.writeText(command).then(() => notice(kit('copied')))}>
          {t('token.copy')}
        </Button>
      </div>
    </div>
  )
}
