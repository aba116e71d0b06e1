import { execFileSync, spawnSync } from 'node:child_process'

/** Reads a printed page back with poppler, as an eye that is not ours. */
export const reader = spawnSync('pdftotext', ['-v']).error ? 'pdftotext (poppler-utils) is not installed' : false

export function pagesOf(pdf: Uint8Array): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], {
    input: pdf,
    maxBuffer: 256 * 1024 ** 2,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  return text.toString('utf8').split('\f').slice(0, -1)
}

/** Without the spaces and line ends that setting type brings. */
export const bare = (text: string): string => text.replace(/\s+/g, '')
export const textOf = (pdf: Uint8Array): string =>
  bare(
    execFileSync('pdftotext', ['-', '-'], {
      input: pdf,
      maxBuffer: 256 * 1024 ** 2,
      stdio: ['pipe', 'pipe', 'ignore'],
    }).toString('utf8'),
  )
