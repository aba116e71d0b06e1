import { resolve } from 'node:path'
import { type Credentials, saveCredentials } from './credentials.ts'
import { wayTo } from './desk.ts'
import { AgentFault } from './fault.ts'
import { agentFacts, hostFacts } from './host.ts'
import { reasonOf } from './reason.ts'

export type EnrolGiven = {
  readonly desk: string
  readonly token: string
  readonly state: string
  /** The key that the desk must show; without it the authorities of this host must know its certificate. */
  readonly pin?: string
  /** Takes the key that is shown, whatever it is: the person compares it with that of the desk. */
  readonly trustFirst?: boolean
  /** Files of the certificate that the desk asks for, and of its key. */
  readonly cert?: string
  readonly key?: string
}

/** Gives the token that is good once, and keeps the secret and the desk's key for ever after. */
export async function enrol(given: EnrolGiven): Promise<Credentials> {
  const { desk, token, state, pin, trustFirst, cert, key } = given
  if (pin !== undefined && !/^[0-9a-f]{64}$/i.test(pin)) throw new AgentFault('pin.form')
  if ((cert === undefined) !== (key === undefined)) throw new AgentFault('certificate.form')
  const certificate = cert !== undefined && key !== undefined ? { cert: resolve(cert), key: resolve(key) } : null
  let seen: string | null = null
  const way = wayTo(desk, {
    pin: pin?.toLowerCase() ?? null,
    isFirst: trustFirst ?? false,
    certificate,
    saw: (shown) => {
      seen = shown
    },
  })
  try {
    const { status, body } = await way
      .post('api/agents/enrolment', JSON.stringify({ token, host: hostFacts(agentFacts()) }))
      .catch((error) => {
        throw error instanceof AgentFault
          ? error
          : new AgentFault('unreachable', { url: desk, detail: reasonOf(error) })
      })
    if (status !== 200)
      throw new AgentFault('enrol.refused', {
        detail: typeof body.detail === 'string' ? body.detail : `HTTP ${status}`,
      })
    const credentials: Credentials = {
      desk,
      pin: seen,
      certificate,
      id: String(body.id),
      name: String(body.name),
      secret: String(body.secret),
      enrolledAt: new Date().toISOString(),
    }
    await saveCredentials(state, credentials)
    return credentials
  } finally {
    way.close()
  }
}
