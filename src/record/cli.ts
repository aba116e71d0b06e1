// `hikeshi record verify`: a bundle is proved here, offline; a running desk is asked to prove itself.
import type { Language } from '#src/core/language.ts'
import { formatInstant } from '#src/core/time.ts'
import { say } from '#src/core/words.ts'
import type { VerifyView } from './api.ts'
import { type BundleResult, verifyBundle } from './bundle-verify.ts'
import { sayProblem, verifyWords } from './words.ts'

export type VerifyAsk = {
  readonly file?: string
  /** A running desk, with a token that may verify. */
  readonly url?: string
  readonly token?: string
  /** The number of the key as it came by another way. */
  readonly keyId?: string
  readonly json?: boolean
  readonly lang: Language
}
export type Terminal = { data(line: string): void; words(line: string): void }

const shown = 20
const askLimitMs = 600_000

/** `ECONNREFUSED`, `ENOENT`: what can be looked up, rather than the sentence of a library. */
function reasonOf(error: unknown): string {
  const { code, cause, message } = error as NodeJS.ErrnoException
  return code ?? (cause as NodeJS.ErrnoException | undefined)?.code ?? message
}

/** 0: proved. 1: altered or refused. 2: wrong usage. 3: failure (the desk does not answer, the file cannot be opened). */
export async function verifyCommand(ask: VerifyAsk, out: Terminal): Promise<0 | 1 | 2 | 3> {
  const t = (key: keyof typeof verifyWords, facts = {}) => say(verifyWords[key], ask.lang, facts)
  if (!ask.file === !ask.url) {
    out.words(t('usage'))
    return 2
  }
  try {
    return ask.file ? await verifyFile(ask.file) : await verifyDesk(ask.url!)
  } catch (error) {
    out.words(t('failed', { what: ask.file ?? ask.url, error: reasonOf(error) }))
    return 3
  }

  async function verifyFile(file: string): Promise<0 | 1> {
    const result = await verifyBundle(file, { keyId: ask.keyId })
    const problems = result.problems.map((one) => ({ ...one, text: sayProblem(one, ask.lang) }))
    const firstWrong = result.firstWrong && { ...result.firstWrong, text: sayProblem(result.firstWrong, ask.lang) }
    tell({ ...result, problems, firstWrong }, () => proved(result))
    return result.ok ? 0 : 1
  }

  function stated(at: string | null): string {
    if (at === null) return '?'
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    return formatInstant(at, { lang: ask.lang, zone, named: true })
  }

  function proved({ kind, size, proved: count, withheld, root, keyId, exportedAt }: BundleResult): void {
    out.data(
      t(kind === 'incident' ? 'proved-incident' : 'proved-record', {
        size,
        count,
        withheld,
        root,
        exportedAt: stated(exportedAt),
      }),
    )
    if (!ask.keyId) out.words(t('compare-key', { keyId }))
  }

  async function verifyDesk(url: string): Promise<0 | 1 | 3> {
    const answer = await fetch(new URL('/api/record/verify', url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': ask.lang,
        ...(ask.token ? { authorization: `Bearer ${ask.token}` } : {}),
      },
      body: '{}',
      signal: AbortSignal.timeout(askLimitMs),
    })
    if (!answer.ok) {
      const problem = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string }
      out.words(problem.detail ?? problem.title ?? `HTTP ${answer.status}`)
      if (answer.status === 401) out.words(t('give-token'))
      return answer.status === 401 || answer.status === 403 ? 1 : 3
    }
    const view = (await answer.json()) as VerifyView
    const isOtherKey = ask.keyId !== undefined && ask.keyId.toLowerCase() !== view.keyId
    const other = {
      code: 'bundle.other-key',
      seq: null,
      entryId: null,
      facts: { wanted: ask.keyId ?? '', found: view.keyId },
    }
    const all = isOtherKey ? [...view.problems, { ...other, text: sayProblem(other, ask.lang) }] : view.problems
    const ok = view.ok && !isOtherKey
    tell({ ...view, ok, problems: all, firstWrong: view.firstWrong ?? all[0] ?? null }, () => {
      out.data(t('proved-desk', { count: view.entries, root: view.root, head: view.headShort }))
    })
    return ok ? 0 : 1
  }

  type Told = { ok: boolean; firstWrong: { text: string } | null; problems: readonly { text: string }[] }
  function tell(result: Told, whenProved: () => void): void {
    if (ask.json) out.data(JSON.stringify(result))
    else if (result.ok) whenProved()
    else tellProblems(result)
  }

  function tellProblems(result: Told): void {
    out.data(t('altered', { first: result.firstWrong?.text ?? '' }))
    for (const one of result.problems.slice(0, shown)) out.words(`  ${one.text}`)
    if (result.problems.length > shown) out.words(t('more', { count: result.problems.length - shown }))
  }
}
