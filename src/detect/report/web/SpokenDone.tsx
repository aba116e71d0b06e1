import { Button, CopyButton, Group } from '@mantine/core'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import classes from './TakeIn.module.css'
import { takeInWords } from './take-in-words.ts'

/** The number and the secret link, to be told to the reporter while they are still on the telephone. */
export function SpokenDone({ made, onNext }: { made: { number: string; link: string }; onNext: () => void }) {
  const t = useWords(takeInWords)
  const kit = useWords(kitWords)
  return (
    <div role="status">
      <Sheet title={t('done.title', { number: made.number })}>
        <p>{t('done.text')}</p>
        <span className={classes.link}>{made.link}</span>
        <Group gap={8}>
          <ButtonLink to="/inbox/$report" params={{ report: made.number }} variant="filled">
            {t('done.open')}
          </ButtonLink>
          <CopyButton value={made.link}>
            {({ copied, copy }) => <Button onClick={copy}>{kit(copied ? 'copied' : 'copy')}</Button>}
          </CopyButton>
          <Button onClick={onNext}>{t('done.next')}</Button>
        </Group>
      </Sheet>
    </div>
  )
}
