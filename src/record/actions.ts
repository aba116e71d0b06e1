// What can be asked of the record itself; entries are written and read by the slices they belong to.
import { shortCode } from '#src/core/checkpoint.ts'
import type { Download, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import type { Context } from '#src/platform/context.ts'
import type { CheckpointView, ProblemView, ProofView, RecordStatusView, recordApi, VerifyView } from './api.ts'
import { sealedBundle } from './bundle.ts'
import { listCheckpoints, makeCheckpoint } from './checkpoints.ts'
import { hex } from './digest.ts'
import { inRecord } from './journal.ts'
import { keeperOf } from './keeper.ts'
import { entryProof } from './proof.ts'
import { recordStatus } from './status.ts'
import type { Problem } from './verify.ts'
import { checkRecord } from './watch.ts'
import { sayProblem } from './words.ts'

type Input<K extends keyof typeof recordApi> = ParsedInputOf<(typeof recordApi)[K]>

export const recordActions = {
  async status(context: Context, _input: Input<'status'>): Promise<RecordStatusView> {
    const status = await recordStatus(context.desk)
    return { ...status, problem: status.problem && view(status.problem, context.lang) }
  },

  async verify(context: Context, { renewWitness }: Input<'verify'>): Promise<VerifyView> {
    const { key, witness } = await keeperOf(context.desk)
    let result = await checkRecord(context.desk)
    const isOnlyWitness = result.problems.length > 0 && result.problems.every((one) => one.code.startsWith('witness.'))
    if (renewWitness && isOnlyWitness && witness.isHeld()) {
      await witness.renew({
        size: result.entries,
        root: result.root,
        at: result.checkedAt,
        checkpoints: result.checkpoints,
      })
      await inRecord(context, async (_tx, journal) => {
        journal.append({ kind: 'change', code: 'record.witness.renewed', facts: { entries: result.entries } })
      })
      result = await checkRecord(context.desk)
    }
    return {
      ok: result.ok,
      entries: result.entries,
      root: hex(result.root),
      headShort: shortCode(result.root),
      keyId: key.id,
      checkpoints: result.checkpoints,
      checkedAt: result.checkedAt,
      tookMs: result.tookMs,
      firstWrong: result.firstWrong && view(result.firstWrong, context.lang),
      problems: result.problems.map((one) => view(one, context.lang)),
      more: result.more,
      notes: result.notes.map((one) => view(one, context.lang)),
    }
  },

  async checkpoints(context: Context, _input: Input<'checkpoints'>): Promise<{ rows: CheckpointView[] }> {
    return { rows: await listCheckpoints(context.desk) }
  },

  async makeCheckpoint(context: Context, _input: Input<'makeCheckpoint'>): Promise<CheckpointView> {
    return await makeCheckpoint(context.desk, 'asked')
  },

  async key(
    context: Context,
    _input: Input<'key'>,
  ): Promise<{ id: string; name: string; algorithm: 'Ed25519'; pem: string }> {
    const { key } = await keeperOf(context.desk)
    return { id: key.id, name: key.name, algorithm: 'Ed25519', pem: key.pem }
  },

  async proof(context: Context, { id }: Input<'proof'>): Promise<ProofView> {
    const proof = await entryProof(context.desk, context.viewer, id)
    return { ...proof, path: [...proof.path] }
  },

  async export(context: Context, { incidentId, files }: Input<'export'>): Promise<Download> {
    return await sealedBundle(context, { incidentId, withFiles: files })
  },
}

const view = (problem: Problem, lang: Language): ProblemView => ({
  code: problem.code,
  seq: problem.seq,
  entryId: problem.entryId,
  text: sayProblem(problem, lang),
})
