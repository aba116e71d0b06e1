import { problemOf, unanswered } from '#src/web/kit/client.ts'
import { spokenLang } from '#src/web/kit/lang.tsx'

type Of = { readonly incident: string; readonly campaign: string }

/** Asks for the letters of a bundle and hands the PDF to the browser, which keeps it where its reader says. */
export const saveLetters = (of: Of, bundle: number, key: string): Promise<void> =>
  savePdf(`/api/incidents/${of.incident}/campaigns/${of.campaign}/bundles/${bundle}`, { key, lang: spokenLang })

/** One letter anew, for whom its key is at hand. */
export const saveLetter = (of: Of, ask: { login: string; key: string; reason: string }): Promise<void> =>
  savePdf(`/api/incidents/${of.incident}/campaigns/${of.campaign}/reprints`, ask)

async function savePdf(path: string, body: unknown): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': spokenLang },
    body: JSON.stringify(body),
  }).catch(() => {
    throw unanswered()
  })
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'letters.pdf'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
