import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Change } from '#src/platform/live/change.ts'
import { unreachable } from '../kit/client.ts'
import { refresh, type Topic } from '../kit/queries.ts'

const gatherMs = 700
const graceMs = 3_000
/** The desk beats every 20 seconds; two missed ones are a lost connection, whatever the browser believes. */
const silenceMs = 45_000
const againMs = 3_000

/** Hears what changed at the desk and asks again for what is shown. Gives the time since which nothing is heard, or null. */
export function useLive(): number | null {
  const queries = useQueryClient()
  const [lostAt, setLostAt] = useState<number | null>(null)
  useEffect(() => {
    const waiting = new Set<Topic>()
    let source: EventSource | undefined
    let gathering: ReturnType<typeof setTimeout> | undefined
    let grace: ReturnType<typeof setTimeout> | undefined
    let silence: ReturnType<typeof setTimeout> | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let isBehind = true
    const tellAll = () => {
      gathering = undefined
      for (const topic of waiting) void refresh(queries, topic)
      waiting.clear()
    }
    const lose = () => {
      isBehind = true
      const at = Date.now()
      grace ??= setTimeout(() => setLostAt(at), graceMs)
      source?.close()
      clearTimeout(silence)
      clearTimeout(again)
      // By hand: the browser gives up for good where a proxy answers with an error.
      again = setTimeout(open, againMs)
    }
    const hear = () => {
      clearTimeout(silence)
      silence = setTimeout(lose, silenceMs)
      clearTimeout(grace)
      grace = undefined
      setLostAt(null)
      // What changed before, or in between, is not told again: everything shown is asked anew.
      if (isBehind) void askAnew(queries)
      isBehind = false
    }
    const change = (event: MessageEvent<string>) => {
      hear()
      let what: Change
      try {
        what = JSON.parse(event.data) as Change
      } catch {
        return
      }
      waiting.add(what.topic)
      if (what.topic === 'incident' || what.topic === 'report') waiting.add('record')
      gathering ??= setTimeout(tellAll, gatherMs)
    }
    const open = () => {
      source?.close()
      source = new EventSource('/api/live')
      source.addEventListener('open', hear)
      source.addEventListener('beat', hear)
      source.addEventListener('change', change)
      source.addEventListener('error', lose)
    }
    open()
    unreachable.addEventListener('unreachable', lose)
    return () => {
      unreachable.removeEventListener('unreachable', lose)
      for (const timer of [gathering, grace, silence, again]) clearTimeout(timer)
      source?.close()
    }
  }, [queries])
  return lostAt
}

/** An answer that is still on its way may be older than the connection: it is awaited, and asked for once more. */
async function askAnew(queries: QueryClient): Promise<void> {
  const onTheWay = new Set(queries.getQueryCache().findAll({ fetchStatus: 'fetching' }))
  await queries.invalidateQueries()
  await queries.invalidateQueries({ predicate: (one) => onTheWay.has(one) && one.state.data !== undefined })
}
