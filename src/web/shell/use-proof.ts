import { type RecordStatusView, recordApi } from '#src/record/api.ts'
import { useAsk } from '../kit/queries.ts'

/** How the record stands, as the desk last checked it. */
export function useProof(): RecordStatusView | null {
  const { data } = useAsk(recordApi.status, {}, { also: ['incident', 'report'], keepsPrevious: true })
  return data ?? null
}
