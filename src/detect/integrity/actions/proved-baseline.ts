// A baseline on its way into the vault: passed on as it comes, proved by its last line, which the desk signs when nobody did.
import { createHash } from 'node:crypto'
import { refuse } from '#src/core/refusal.ts'
import type { SigningKey } from '#src/record/key.ts'
import { BaselineEnd, BaselineHead, signedText } from '../baseline.ts'
import { entryOf } from '../entry.ts'
import { isSigned, keyId } from '../host/baseline-file.ts'
import type { SystemThing } from '../known-state.ts'
import { linesIn, wholeLines } from './sent.ts'

export type Proved = {
  readonly head: BaselineHead
  readonly end: BaselineEnd
  readonly keyId: string
  readonly isDeskKey: boolean
  readonly system: readonly SystemThing[]
}
const fileLine = Buffer.from('{"path":"/')
/** What a person looks at; files are not among it. */
const shownKinds = /^(service|account|module):/
const mostThings = 2_000
const unbelieved = (trouble: 'none' | 'cut' | 'altered' | 'signature'): never =>
  refuse('integrity.baseline.invalid', { trouble })

/** `proved` holds once all was read; what is refused leaves nothing behind, for the vault keeps only what came to its end. */
export function proving(
  body: AsyncIterable<Buffer>,
  key: SigningKey,
): { bytes: AsyncGenerator<Buffer>; proved(): Proved } {
  let done: Proved | null = null
  async function* bytes(): AsyncGenerator<Buffer> {
    const sum = createHash('sha256')
    const system: SystemThing[] = []
    let head: BaselineHead | null = null
    let entries = -1
    let held: Buffer = Buffer.alloc(0)
    for await (const lines of wholeLines(body)) {
      // The last line is held back until another comes: it may be the one that seals the others.
      const all = Buffer.concat([held, lines])
      const cut = all.subarray(0, -1).lastIndexOf(10) + 1
      const passed = all.subarray(0, cut)
      held = all.subarray(cut)
      for (const line of linesIn(passed)) {
        entries++
        head ??= headOf(line)
        if (entries === 0 || line.subarray(0, fileLine.length).equals(fileLine) || system.length >= mostThings) continue
        const { path, facts } = entryIn(line)
        if (shownKinds.test(path)) system.push({ path, facts })
      }
      if (passed.length === 0) continue
      sum.update(passed)
      yield passed
    }
    if (head === null) return unbelieved('none')
    const end = endOf(held)
    if (sum.digest('hex') !== end.sha256 || end.entries !== entries) unbelieved('altered')
    const own = end.key === undefined ? null : Buffer.from(end.key, 'base64')
    if (own !== null && !isSigned(end, own)) unbelieved('signature')
    const sealed = own === null ? signedBy(key, end) : end
    done = { head, end: sealed, keyId: own === null ? key.id : keyId(own), isDeskKey: own === null, system }
    yield Buffer.from(`${JSON.stringify({ end: sealed })}\n`)
  }
  return { bytes: bytes(), proved: () => done! }
}

function headOf(line: Buffer): BaselineHead {
  try {
    return BaselineHead.parse(JSON.parse(line.toString('utf8')))
  } catch {
    return unbelieved('none')
  }
}
function entryIn(line: Buffer) {
  try {
    return entryOf(line.toString('utf8'))
  } catch {
    return unbelieved('altered')
  }
}
function endOf(line: Buffer): BaselineEnd {
  try {
    if (line.at(-1) !== 10) return unbelieved('cut')
    return BaselineEnd.parse(JSON.parse(line.toString('utf8'))).end
  } catch {
    return unbelieved('cut')
  }
}
const signedBy = (key: SigningKey, { entries, sha256 }: BaselineEnd): BaselineEnd => ({
  entries,
  sha256,
  key: Buffer.from(key.raw).toString('base64'),
  signature: Buffer.from(key.sign(Buffer.from(signedText(sha256)))).toString('base64'),
})
