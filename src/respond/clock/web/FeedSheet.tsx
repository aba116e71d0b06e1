import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { Secret } from '#src/prepare/people/web/Secret.tsx'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { clockApi } from '../api.ts'
import { clockPageWords } from './words.ts'

/** The secret link to one's own calendar of deadlines; shown once, replaced or ended here. */
export function FeedSheet() {
  const t = useWords(clockPageWords)
  const feed = useAsk(clockApi.feed, {})
  const make = useTell(clockApi.makeFeed)
  const end = useTell(clockApi.endFeed)
  const [url, setUrl] = useState<string | null>(null)
  const madeAt = feed.data?.madeAt ?? null
  return (
    <Sheet title={t('feed.title')}>
      <p className={forms.quiet}>{t('feed.text')}</p>
      {url && <Secret label={t('feed.secret')} text={t('feed.secret.text')} value={url} copy={t('feed.copy')} />}
      {madeAt && (
        <p>
          {t('feed.made')} <Instant at={madeAt} />
        </p>
      )}
      <ProblemText problem={make.problem ?? end.problem} />
      <Group mt="sm">
        <Button loading={make.isTelling} onClick={() => void make.tell({}).then((made) => made && setUrl(made.url))}>
          {t(madeAt ? 'feed.again' : 'feed.make')}
        </Button>
        {madeAt && (
          <Button loading={end.isTelling} onClick={() => void end.tell({}).then(() => setUrl(null))}>
            {t('feed.end')}
          </Button>
        )}
      </Group>
    </Sheet>
  )
}
