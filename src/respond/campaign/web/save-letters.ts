import { problemOf, unanswered } from '#src/web/kit/client.ts'
import { spokenLang } from '#src/web/kit/lang.tsx'

/** Asks for the letters of a bundle and hands the PDF to the browser, which keeps it where its reader says. */
export async function saveLetters(
  of: { readonly incident: string; readonly campaign: string },
  bundle: number,
  key: string,
): Promise<void> {
  const response = await fetch(`/api/incidents/${of.incident}/campaigns/${of.campaign}/bundles/${bundle}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': spokenLang },
    body: JSON.stringify({ key, lang: spokenLang }),
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
