import { useRef, useState } from 'react'
import { DetailedError, Upload } from 'tus-js-client'
import { problemOf } from '#src/web/kit/client.ts'
import { spokenLang } from '#src/web/kit/lang.tsx'

type Sending =
  | { readonly state: 'none' }
  | {
      readonly state: 'sending' | 'stopped'
      readonly name: string
      readonly percent: number
      readonly problem?: unknown
    }
  | { readonly state: 'done'; readonly name: string; readonly upload: string }

/** Sends a file to an incident's evidence; a cut line goes on by itself, a stop by `again`. */
export function useSendFile(incident: string) {
  const [sending, set] = useState<Sending>({ state: 'none' })
  const current = useRef<Upload | null>(null)
  const start = (file: File) => {
    void current.current?.abort()
    const at = (percent: number, more: object = {}) => set({ state: 'sending', name: file.name, percent, ...more })
    at(0)
    const upload = new Upload(file, {
      endpoint: `/api/incidents/${incident}/evidence/uploads`,
      headers: { 'Accept-Language': spokenLang },
      retryDelays: [1_000, 3_000, 10_000, 30_000],
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name, filetype: file.type },
      onProgress: (sent, total) => at(total === 0 ? 100 : Math.floor((sent / total) * 100)),
      onError: (error) =>
        set((was) => ({ ...(was as { name: string; percent: number }), state: 'stopped', problem: said(error) })),
      onSuccess: () => {
        const id = upload.url?.slice(upload.url.lastIndexOf('/') + 1) ?? ''
        set({ state: 'done', name: file.name, upload: id })
      },
    })
    current.current = upload
    // The same file chosen again after a restart of the browser goes on where it was.
    void upload.findPreviousUploads().then(([known]) => {
      if (known) upload.resumeFromPreviousUpload(known)
      upload.start()
    })
  }
  return { sending, start, again: () => current.current?.start() }
}

/** A small file to an incident's evidence; gives back the upload of which an item can be made. */
export const sentFile = (incident: string, file: File): Promise<string> =>
  new Promise((done, failed) => {
    const upload = new Upload(file, {
      endpoint: `/api/incidents/${incident}/evidence/uploads`,
      headers: { 'Accept-Language': spokenLang },
      metadata: { filename: file.name, filetype: file.type },
      onError: (error) => failed(said(error)),
      onSuccess: () => done(upload.url?.slice(upload.url.lastIndexOf('/') + 1) ?? ''),
    })
    upload.start()
  })

/** What the desk says, in its own words, when it said something. */
function said(error: Error | DetailedError): unknown {
  const response = error instanceof DetailedError ? error.originalResponse : null
  if (!response) return problemOf(0, null)
  try {
    return problemOf(response.getStatus(), JSON.parse(response.getBody()))
  } catch {
    return problemOf(response.getStatus(), null)
  }
}
