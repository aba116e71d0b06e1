import forms from '#src/respond/incident/web/forms.module.css'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { type LetterRow, letterApi } from '../api.ts'
import classes from './Letters.module.css'
import { letterPageWords } from './words.ts'

/** Every letter, notice and form the desk writes from, and which of them the organisation made its own. */
export function LettersPage() {
  const t = useWords(letterPageWords)
  const found = useAsk(letterApi.list, {})
  const rows = found.data?.rows ?? []
  return (
    <Page title={t('title')}>
      <p className={forms.quiet}>{t('intro')}</p>
      {found.isPending && <LoadingPlace rows={8} />}
      {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {found.data && found.data.problems.length > 0 && (
        <Sheet title={t('problems.own')}>
          <ul className={classes.faults}>
            {found.data.problems.map((one) => (
              <li key={`${one.file} ${one.line} ${one.field}`}>{one.text}</li>
            ))}
          </ul>
        </Sheet>
      )}
      {found.data && (
        <>
          <Shelf title={t('mail')} rows={rows.filter((one) => one.shelf === 'letter')} />
          <Shelf title={t('printed')} rows={rows.filter((one) => one.shelf === 'print-letter')} />
        </>
      )}
    </Page>
  )
}

function Shelf({ title, rows }: { title: string; rows: readonly LetterRow[] }) {
  const t = useWords(letterPageWords)
  const { lang } = useLang()
  return (
    <Sheet title={title}>
      <ul className={forms.bleed}>
        {rows.map((row) => (
          <li key={row.id} className={classes.row}>
            <div>
              <PageLink to="/letters/$shelf/$letter" params={{ shelf: row.shelf, letter: row.id }}>
                {row.name[lang]}
              </PageLink>
              <p className={forms.quiet}>{row.when[lang]}</p>
            </div>
            <span className={forms.quiet}>
              {row.isOwn ? <b>{t(row.version === 0 ? 'own.0' : 'own', { no: row.version })}</b> : t('shipped')}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
