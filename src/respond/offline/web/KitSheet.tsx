import { Button } from '@mantine/core'
import { formatInstant } from '#src/core/time.ts'
import { hrefOf } from '#src/web/kit/client.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { offlineApi } from '../api.ts'
import { offlineWords } from '../words.ts'
import classes from './Kit.module.css'

/** What is printed and kept for when the network is down, and whether the last one is still what the desk knows. */
export function KitSheet() {
  const t = useWords(offlineWords)
  const { lang } = useLang()
  const style = useStyle()
  const { data, ...asked } = useAsk(offlineApi.kit, { lang }, { also: ['desk'] })
  const acts = (['ja', 'en'] as const).map((one) => (
    <Button
      key={one}
      component="a"
      href={hrefOf(offlineApi.take, { lang: one })}
      download
      onClick={() => setTimeout(() => void asked.refetch(), refreshMs)}
    >
      {t(`kit.take.${one}`)}
    </Button>
  ))
  return (
    <Sheet title={t('title')} acts={acts}>
      <p className={rows.quiet}>{t('kit.lead')}</p>
      {asked.isPending && <LoadingPlace rows={2} />}
      {asked.error && <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />}
      {data && (
        <>
          <p className={data.isCurrent ? undefined : classes.notice}>
            {data.taken === null
              ? t('kit.never')
              : data.isCurrent
                ? t('kit.current')
                : t('kit.old', { version: data.taken.version })}
          </p>
          <p className={rows.quiet}>
            {t('kit.version', { version: data.version, count: data.files.length + 1 })}
            {data.taken && ` · ${t('kit.taken', { at: formatInstant(data.taken.at, style), by: data.taken.by })}`}
          </p>
          <details>
            <summary className={classes.contents}>{t('kit.contents')}</summary>
            <ul className={classes.files}>
              {data.files.map((one) => (
                <li key={one.file}>{one.name ? `${t(`part.${one.part}`)}: ${one.name}` : t(`part.${one.part}`)}</li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Sheet>
  )
}

/** The file takes some seconds to be made; then the page knows of it. */
const refreshMs = 15_000
