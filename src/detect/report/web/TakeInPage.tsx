import { SegmentedControl } from '@mantine/core'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { SpokenForm } from './SpokenForm.tsx'
import { TakeInFiles } from './TakeInFiles.tsx'
import { TakeInText } from './TakeInText.tsx'
import { takeInWords } from './take-in-words.ts'
import { useInboxView } from './use-inbox-view.ts'

const hows = ['files', 'paste', 'spoken'] as const

/** Takes in what did not come by the form: files, pasted text, a phone call or a fax (S4-21). */
export function TakeInPage({ how }: { how: string }) {
  const t = useWords(takeInWords)
  const { change } = useInboxView()
  const chosen = hows.find((one) => one === how) ?? 'files'
  return (
    <Page
      isNarrow
      title={t('title')}
      acts={
        <ButtonLink to="/inbox" search={((before: object) => ({ ...before, take: undefined })) as never}>
          {t('outcome.inbox')}
        </ButtonLink>
      }
    >
      <SegmentedControl
        fullWidth
        aria-label={t('how')}
        value={chosen}
        onChange={(take) => change({ take })}
        data={hows.map((one) => ({ value: one, label: t(`how.${one}`) }))}
      />
      {chosen === 'files' && <TakeInFiles />}
      {chosen === 'paste' && <TakeInText />}
      {chosen === 'spoken' && <SpokenForm />}
    </Page>
  )
}
