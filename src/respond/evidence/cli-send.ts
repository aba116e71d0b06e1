// A file goes to the desk over the tus protocol, and goes on where a cut left it.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'

export type Fetch = (path: string, init: RequestInit & { duplex?: 'half' }) => Promise<Response>
const tries = 6

/** Gives back the upload of which an item can be made. `progress` hears how much has arrived. */
export async function sendFile(
  fetch: Fetch,
  incident: string,
  path: string,
  progress: (sent: number, bytes: number) => void,
): Promise<string> {
  const { size } = await stat(path)
  const name = Buffer.from(basename(path)).toString('base64')
  const place = `/api/incidents/${encodeURIComponent(incident)}/evidence/uploads`
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': String(size), 'upload-metadata': `filename ${name}` }
  const begun = await fetch(place, { method: 'POST', headers })
  const upload = (begun.headers.get('location') ?? '').split('/').at(-1) ?? ''
  for (let attempt = 1; size > 0; attempt++) {
    const head = await fetch(`${place}/${upload}`, { method: 'HEAD' })
    const offset = Number(head.headers.get('upload-offset'))
    progress(offset, size)
    if (offset === size) break
    try {
      await fetch(`${place}/${upload}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
        body: Readable.toWeb(createReadStream(path, { start: offset, highWaterMark: 1024 * 1024 })) as ReadableStream,
        duplex: 'half',
      })
    } catch (error) {
      // What the desk refuses stays refused; a line that was cut is tried again.
      if (attempt >= tries || 'code' in (error as object)) throw error
    }
  }
  return upload
}
