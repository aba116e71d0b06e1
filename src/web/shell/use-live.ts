import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Change } from '#src/platform/live/live.ts'
import { refresh, type Topic } from '../kit/queries.ts'

const gatherMs = 700
const graceMs = 4_000

/** Hears what changed at the desk and asks again for what is shown. Gives the time since which nothing is heard, or null. */
export function useLive(isOn: boolean): number | null {
  const queries = useQueryClient()
  const [lostAt, setLostAt] = useState<number | null>(null)
  useEffect(() => {
    if (!isOn) return
    const waiting = new Set<Topic>()
    let gathering: ReturnType<typeof setTimeout> | undefined
    let grace: ReturnType<typeof setTimeout> | undefined
    let wasLost = false
    const tellAll = () => {
      gathering = undefined
      for (const topic of waiting) void refresh(queries, topic)
      waiting.clear()
    }
    const source = new EventSource('/api/live')
    source.onopen = () => {
      clearTimeout(grace)
      grace = undefined
      setLostAt(null)
      // What was missed in between is not told again: everything shown is asked anew.
      if (wasLost) void queries.invalidateQueries()
      wasLost = false
    }
    source.addEventListener('change', (event: MessageEvent<string>) => {
      let change: Change
      try {
        change = JSON.parse(event.data) as Change
      } catch {
        return
      }
      waiting.add(change.topic)
      if (change.topic === 'incident' || change.topic === 'report') waiting.add('record')
      gathering ??= setTimeout(tellAll, gatherMs)
    })
    source.onerror = () => {
      wasLost = true
      const at = Date.now()
      grace ??= setTimeout(() => setLostAt(at), graceMs)
    }
    return () => {
      clearTimeout(gathering)
      clearTimeout(grace)
      source.close()
    }
  }, [isOn, queries])
  return lostAt
}
