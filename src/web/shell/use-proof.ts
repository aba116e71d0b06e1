import { useMay } from '../kit/me.tsx'
import type { ProofState } from '../kit/Proof.tsx'
import { useAsk } from '../kit/queries.ts'
import { proofQuestion } from './proof-question.ts'

/** How the record stands, as the desk last checked it; null for who may not ask. */
export function useProof(): ProofState | null {
  const may = useMay('record:read')
  const { data } = useAsk(proofQuestion, {}, { enabled: may, also: ['record'], keepsPrevious: true })
  return data ?? null
}
