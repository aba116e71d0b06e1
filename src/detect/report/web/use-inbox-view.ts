import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { InputOf } from '#src/core/endpoint.ts'
import type { reportApi } from '../api.ts'
import { Channel } from '../report.ts'

export const tabs = ['new', 'taken', 'mine', 'incident', 'disposed', 'noise', 'all'] as const
export type Tab = (typeof tabs)[number]

/** What of the inbox is shown; it lives in the address, so that a link, a reload and Back give the same page. */
export type InboxView = {
  readonly tab: Tab
  readonly channel: Channel | null
  readonly q: string
  readonly observable: string
  readonly takeIn: string
}
export type InboxAsk = InputOf<typeof reportApi.list>
type Search = Readonly<Record<string, string | undefined>>

export const searchOfTab = (tab: Tab): Search => ({
  state: tab === 'mine' || tab === 'noise' || tab === 'new' ? undefined : tab,
  mine: tab === 'mine' ? 'true' : undefined,
  noise: tab === 'noise' ? 'only' : undefined,
})

const tabOf = (search: Readonly<Record<string, unknown>>): Tab => {
  if (search.noise === 'only') return 'noise'
  if (search.mine === true || search.mine === 'true') return 'mine'
  return tabs.find((tab) => tab === search.state) ?? 'new'
}

export function useInboxView() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const navigate = useNavigate()
  const word = (name: string) => (search[name] === undefined || search[name] === null ? '' : String(search[name]))
  const [tab, channelName, q, observable, takeIn] = [
    tabOf(search),
    word('channel'),
    word('q'),
    word('observable'),
    word('take'),
  ]
  const view = useMemo<InboxView>(
    () => ({ tab, channel: Channel.options.find((one) => one === channelName) ?? null, q, observable, takeIn }),
    [tab, channelName, q, observable, takeIn],
  )
  const change = useCallback(
    (next: Search) =>
      void navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        search: ((before: Search) => ({ ...before, ...next })) as never,
      }),
    [navigate],
  )
  /** Opens a report beside the list, or closes it. */
  const open = useCallback(
    (number: string | null, isStep = false) =>
      void navigate({
        to: number === null ? '/inbox' : '/inbox/$report',
        params: number === null ? {} : { report: number },
        search: ((before: Search) => before) as never,
        replace: isStep,
        resetScroll: false,
      } as never),
    [navigate],
  )
  const ask = useMemo<InboxAsk>(
    () => askOf({ tab, channel: view.channel, q, observable, takeIn }),
    [tab, view.channel, q, observable, takeIn],
  )
  return { view, ask, change, open }
}

function askOf({ tab, channel, q, observable }: InboxView): InboxAsk {
  const common = {
    ...(channel ? { channel } : {}),
    ...(q.trim() ? { q: q.trim() } : {}),
    ...(observable ? { observable } : {}),
  }
  if (tab === 'all') return { ...common, noise: 'with' }
  if (tab === 'noise') return { ...common, noise: 'only' }
  if (tab === 'mine') return { ...common, mine: true, state: 'taken' }
  return { ...common, state: tab }
}
