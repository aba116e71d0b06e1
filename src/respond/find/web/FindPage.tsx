import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAskPages } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { useKeys } from '#src/web/kit/use-keys.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { countMost, type Found, findApi } from '../api.ts'
import classes from './FindPage.module.css'
import { Marked } from './Marked.tsx'
import { placeOf } from './place-of.ts'
import { findWords } from './words.ts'

const kinds = ['incident', 'report', 'entry', 'observable', 'person'] as const

/** Everything that was found, by kind, with the place it was found in. */
export function FindPage() {
  const t = useWords(findWords)
  const kit = useWords(kitWords)
  const [q, setQ] = useParam('q')
  const [kind, setKind] = useParam('kind')
  const [typed, type] = useState(q)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => type(q), [q])
  const chosen = kinds.find((one) => one === kind)
  const found = useAskPages(
    findApi.find,
    { q, kind: chosen },
    { enabled: q.trim() !== '', keepsPrevious: true, also: ['incident', 'report'] },
  )
  const step = (by: 1 | -1) => () => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus()
  }
  useKeys(t('title'), [
    { key: 'j', label: t('keys.next'), run: step(1) },
    { key: 'k', label: t('keys.previous'), run: step(-1) },
  ])
  const counts = found.first?.counts ?? {}
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const isAsked = q.trim() !== ''
  return (
    <Page title={t('title')}>
      <search>
        <form
          className={classes.box}
          onSubmit={(event) => {
            event.preventDefault()
            setQ(typed.trim())
          }}
        >
          <TextInput
            type="search"
            className={classes.input}
            label={t('label')}
            description={t('hint')}
            maxLength={200}
            autoFocus={!isAsked}
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
          />
          <Button type="submit" variant="filled">
            {t('act')}
          </Button>
        </form>
      </search>
      {!isAsked && <EmptyPlace title={t('begin')} />}
      {isAsked && found.isPending && <LoadingPlace />}
      {isAsked && found.problem && <ErrorPlace problem={found.problem} again={found.again} />}
      {isAsked && found.first && (
        <>
          <div className={classes.bar}>
            <fieldset className={classes.kinds}>
              <legend className={classes.hidden}>{t('kind')}</legend>
              <KindButton
                label={t('all')}
                count={total}
                isMore={found.first.more}
                isOn={!chosen}
                onClick={() => setKind('')}
              />
              {kinds.map((one) => (
                <KindButton
                  key={one}
                  label={t(`kind.${one}`)}
                  count={counts[one] ?? 0}
                  isMore={(counts[one] ?? 0) >= countMost}
                  isOn={chosen === one}
                  onClick={() => setKind(one)}
                />
              ))}
            </fieldset>
            <p role="status" className={classes.quiet}>
              {t('took', {
                count: chosen ? (counts[chosen] ?? 0) : total,
                more: String(found.first.more),
                ms: Math.round(found.first.tookMs),
              })}
            </p>
          </div>
          {found.rows.length === 0 ? (
            <EmptyPlace title={t('none', { q })}>{t('none.text')}</EmptyPlace>
          ) : (
            <ol ref={list} className={classes.list}>
              {found.rows.map((row) => (
                <FoundRow key={`${row.kind} ${row.id}`} found={row} />
              ))}
            </ol>
          )}
          {found.hasMore && (
            <Button onClick={found.more} loading={found.isMoreLoading}>
              {kit('more')}
            </Button>
          )}
        </>
      )}
    </Page>
  )
}

function KindButton({
  label,
  count,
  isMore,
  isOn,
  onClick,
}: {
  label: string
  count: number
  isMore: boolean
  isOn: boolean
  onClick: () => void
}) {
  return (
    <button type="button" className={classes.kind} aria-pressed={isOn} onClick={onClick}>
      {label} <span>{isMore ? `${count}+` : count}</span>
    </button>
  )
}

function FoundRow({ found }: { found: Found }) {
  const t = useWords(findWords)
  const isSame = found.excerpt === found.title
  return (
    <li className={classes.row}>
      <span className={classes.what}>{t(`one.${found.kind}`)}</span>
      <div className={classes.text}>
        <PageLink to={placeOf(found) as '/'}>
          {found.number && <span className={classes.number}>{found.number}</span>}
          {isSame ? <Marked text={found.excerpt} marks={found.marks} /> : found.title}
        </PageLink>
        {!isSame && found.excerpt !== '' && (
          <p className={classes.excerpt}>
            <Marked text={found.excerpt} marks={found.marks} />
          </p>
        )}
      </div>
      <span className={classes.where}>
        {found.incident && found.kind !== 'incident' && `${found.incident.number} ${found.incident.title}`}
      </span>
      <span className={classes.at}>
        <Instant at={found.at} />
      </span>
    </li>
  )
}
