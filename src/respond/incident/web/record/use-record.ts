import { useNavigate } from '@tanstack/react-router'
import { useAskPages } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { incidentApi } from '../../api.ts'

const orders = ['newest', 'time', 'recorded'] as const
export type Order = (typeof orders)[number]

/** The entries that are shown, and by what they are filtered; the filters stand in the address. */
export function useRecord(number: string) {
  const navigate = useNavigate()
  const [order, setOrder] = useParam('order', 'newest')
  const [kinds, setKinds] = useParam('kinds')
  const [party, setParty] = useParam('party')
  const [by, setBy] = useParam('by')
  const [q, setQ] = useParam('q')
  const [span, setSpan] = useParam('span')
  const [from, to] = span.split('~')
  const chosen = orders.find((one) => one === order) ?? 'newest'
  const ask = {
    incident: number,
    kinds: kinds || undefined,
    party: party || undefined,
    by: by || undefined,
    q: q || undefined,
    from: from || undefined,
    to: to || undefined,
  }
  const found = useAskPages(incidentApi.entries, { ...ask, order: chosen, limit: 200 }, { keepsPrevious: true })
  const clear = () =>
    void navigate({
      to: '.',
      replace: true,
      resetScroll: false,
      search: ((before: Record<string, unknown>) => ({ view: before.view, order: before.order })) as never,
    })
  const count = [kinds, party, by, q, span].filter((one) => one !== '').length
  return {
    found,
    filters: {
      ask,
      order: chosen,
      setOrder,
      kinds,
      setKinds,
      party,
      setParty,
      by,
      setBy,
      q,
      setQ,
      from,
      to,
      setSpan,
      count,
      clear,
    },
  }
}
export type RecordState = ReturnType<typeof useRecord>
export type Filters = RecordState['filters']
