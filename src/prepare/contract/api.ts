import { z } from 'zod'
import { endpoint, nothing } from '#src/core/endpoint.ts'
import { ContractFacts, ContractRow } from './contract.ts'

const contract = z.uuid()
const reason = z.string().trim().min(1).max(2_000)

/** The register of what is agreed with suppliers beforehand. */
export const contractApi = {
  list: endpoint({
    route: 'GET /api/contracts',
    permission: 'readiness:read',
    summary:
      'Agreements with suppliers, by system: who pays to mend weaknesses found later, until when, where it is written.',
    input: nothing,
    output: z.object({ rows: z.array(ContractRow) }),
  }),
  add: endpoint({
    route: 'POST /api/contracts',
    permission: 'readiness:write',
    summary: 'Enters what is agreed with a supplier about a system.',
    input: ContractFacts,
    output: ContractRow,
  }),
  change: endpoint({
    route: 'PUT /api/contracts/{contract}',
    permission: 'readiness:write',
    summary: 'Changes what is agreed, with the reason.',
    input: ContractFacts.extend({ contract, reason }),
    output: ContractRow,
  }),
  end: endpoint({
    route: 'POST /api/contracts/{contract}/end',
    permission: 'readiness:write',
    summary: 'Takes an agreement out of the register; what was noted stays on the record.',
    input: z.object({ contract, reason }),
    output: nothing,
  }),
} as const
