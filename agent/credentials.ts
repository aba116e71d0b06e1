import { mkdir, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { writeDurably } from './durable.ts'
import { AgentFault } from './fault.ts'
import { credentialsIn } from './state-folder.ts'

/** What enrolment left: where the desk is, by which key it is known again, and with which secret this agent sends. */
const Credentials = z.object({
  desk: z.url(),
  /** SHA-256 of the public key of the desk's certificate (RFC 7469); null of a desk on this very host, over plain HTTP. */
  pin: z.string().nullable(),
  /** Files of the certificate that this agent shows, and of its key; null where the desk asks for none. */
  certificate: z.object({ cert: z.string(), key: z.string() }).nullable().default(null),
  id: z.uuid(),
  name: z.string(),
  secret: z.string(),
  enrolledAt: z.string(),
})
export type Credentials = z.infer<typeof Credentials>

export async function readCredentials(state: string): Promise<Credentials> {
  const text = await readFile(credentialsIn(state), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT'
      ? new AgentFault('not-enrolled', { folder: state })
      : new AgentFault('state.unreadable', { folder: state, detail: error.code ?? error.message })
  })
  try {
    return Credentials.parse(JSON.parse(text))
  } catch {
    throw new AgentFault('not-enrolled', { folder: state })
  }
}

export async function saveCredentials(state: string, credentials: Credentials): Promise<void> {
  await mkdir(state, { recursive: true, mode: 0o700 })
  await writeDurably(credentialsIn(state), `${JSON.stringify(credentials, null, 2)}\n`)
}
