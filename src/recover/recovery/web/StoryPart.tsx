import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { recoveryApi } from '../api.ts'
import { Paper } from './Paper.tsx'
import { recoveryPageWords } from './words.ts'

/** The whole incident as a story for colleagues, or for others without a name in it. */
export function StoryPart() {
  const t = useWords(recoveryPageWords)
  const { lang } = useLang()
  const { incident } = useIncident()
  const [isShared, setShared] = useState(false)
  const asked = { incident: incident.number, paper: 'story', lang, isShared } as const
  const found = useAsk(recoveryApi.paper, asked, { keepsPrevious: true })
  if (found.isPending) return <LoadingPlace rows={8} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  return (
    <Sheet
      title={found.data.subject}
      acts={
        <Button
          component="a"
          variant="filled"
          href={`/api/incidents/${incident.number}/recovery/papers/story/pdf?lang=${lang}&isShared=${isShared}`}
        >
          {t('paper.pdf')}
        </Button>
      }
    >
      <Checkbox
        label={t('story.shared')}
        description={t('story.shared.text')}
        checked={isShared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
      <p className={forms.quiet}>{found.data.corner.join(' · ')}</p>
      <Paper paper={found.data} />
    </Sheet>
  )
}
