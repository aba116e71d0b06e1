import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useStateWord } from '#src/web/kit/States.tsx'
import { TabLinks } from '#src/web/kit/TabLinks.tsx'
import { reportApi } from '../api.ts'
import { Channel } from '../report.ts'
import classes from './InboxBar.module.css'
import { type InboxView, searchOfTab, tabs } from './use-inbox-view.ts'
import { inboxWords } from './words.ts'

const typingMs = 250

/** States with their counts, as links. */
export function InboxTabs({ view, isBehind }: { view: InboxView; isBehind: boolean }) {
  const t = useWords(inboxWords)
  const { lang } = useLang()
  const counts = useAsk(reportApi.counts, {}, { keepsPrevious: true }).data
  return (
    <TabLinks label={t('tabs')} open={view.tab} isBehind={isBehind}>
      {tabs.map((tab) => (
        <PageLink
          key={tab}
          to="/inbox"
          search={((before: object) => ({ ...before, ...searchOfTab(tab), take: undefined })) as never}
          // The router takes every link to /inbox for the current one.
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={view.tab === tab ? 'page' : undefined}
          data-means={tab === 'noise' ? t('tab.noise.means') : undefined}
        >
          {t(`tab.${tab}`)}
          {tab !== 'all' && counts && <b>{counts[tab].toLocaleString(lang)}</b>}
        </PageLink>
      ))}
    </TabLinks>
  )
}

/** Search and channel. `searchId` lets the key `/` find the field. */
export function InboxFilters({
  view,
  searchId,
  onChange,
}: {
  view: InboxView
  searchId: string
  onChange: (search: Record<string, string | undefined>) => void
}) {
  const t = useWords(inboxWords)
  const wordOf = useStateWord()
  const [typed, type] = useState(view.q)
  const isComposing = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sent = useRef(view.q)
  useEffect(() => {
    // The address changed by itself: Back, or a cleared filter.
    if (view.q !== sent.current) type(view.q)
    sent.current = view.q
  }, [view.q])
  const send = (text: string) => {
    clearTimeout(timer.current)
    sent.current = text
    onChange({ q: text || undefined })
  }
  const change = (text: string) => {
    type(text)
    clearTimeout(timer.current)
    if (!isComposing.current) timer.current = setTimeout(() => send(text), typingMs)
  }
  return (
    <search className={classes.filters}>
      <TextInput
        id={searchId}
        type="search"
        className={classes.search}
        aria-label={t('search')}
        placeholder={`${t('search')}  /`}
        value={typed}
        onChange={(event) => change(event.currentTarget.value)}
        onCompositionStart={() => {
          isComposing.current = true
        }}
        onCompositionEnd={(event) => {
          isComposing.current = false
          change(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') send(typed)
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <NativeSelect
        aria-label={t('channel')}
        className={classes.channel}
        value={view.channel ?? ''}
        onChange={(event) => onChange({ channel: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('channel.any') },
          ...Channel.options.map((one) => ({ value: one, label: wordOf(`channel.${one}`).label })),
        ]}
      />
      {view.observable && (
        <span className={classes.only}>
          {t('observable.only', { value: view.observable })}
          <Button size="compact-sm" onClick={() => onChange({ observable: undefined })}>
            {t('filter.clear')}
          </Button>
        </span>
      )}
    </search>
  )
}
