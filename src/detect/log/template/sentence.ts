// Sentences that programs write again and again, with gaps for what differs. Only what a format reads alike whatever stands in the gap.
import { type Gap, isGap } from './gap.ts'

export type Sentence = {
  /** Among all. */
  readonly nth: number
  /** Text and gaps by turns. */
  readonly parts: readonly (string | { readonly gap: Gap })[]
}
/** Sentences by the code of their first sign. */
export type Known = readonly (readonly Sentence[] | undefined)[]

const sshd = [
  'Failed password for {user} from {ip} port {port} ssh2',
  'Failed password for invalid user {user} from {ip} port {port} ssh2',
  'Failed none for invalid user {user} from {ip} port {port} ssh2',
  'Invalid user {user} from {ip} port {port}',
  'Invalid user {user} from {ip}',
  'Connection closed by {ip} port {port} [preauth]',
  'Connection closed by {ip} port {port}',
  'Connection closed by invalid user {user} {ip} port {port} [preauth]',
  'Connection closed by authenticating user {user} {ip} port {port} [preauth]',
  'Connection reset by {ip} port {port} [preauth]',
  'Connection reset by invalid user {user} {ip} port {port} [preauth]',
  'Connection reset by authenticating user {user} {ip} port {port} [preauth]',
  'Disconnected from {ip} port {port}',
  'Disconnected from {ip} port {port} [preauth]',
  'Disconnected from invalid user {user} {ip} port {port} [preauth]',
  'Disconnected from authenticating user {user} {ip} port {port} [preauth]',
  'Disconnected from user {user} {ip} port {port}',
  'Received disconnect from {ip} port {port}:11: Bye Bye [preauth]',
  'Received disconnect from {ip} port {port}:11:  [preauth]',
  'Received disconnect from {ip} port {port}:11: disconnected by user',
  'Accepted password for {user} from {ip} port {port} ssh2',
  'Accepted publickey for {user} from {ip} port {port} ssh2: RSA {key}',
  'Accepted publickey for {user} from {ip} port {port} ssh2: ED25519 {key}',
  'Accepted publickey for {user} from {ip} port {port} ssh2: ECDSA {key}',
  'pam_unix(sshd:auth): check pass; user unknown',
  'pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost={ip}',
  'pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost={ip}  user={user}',
  'input_userauth_request: invalid user {user} [preauth]',
]
const sessions = (service: string): string[] => [
  `pam_unix(${service}:session): session opened for user {user}(uid={number}) by (uid=0)`,
  `pam_unix(${service}:session): session opened for user {user} by (uid=0)`,
  `pam_unix(${service}:session): session closed for user {user}`,
]
const systemd = [
  'Started Session {number} of user {user}.',
  'New session {number} of user {user}.',
  'Session {number} logged out. Waiting for processes to exit.',
  'Removed session {number}.',
]
const smtpd = [
  'connect from unknown[{ip}]',
  'disconnect from unknown[{ip}]',
  'lost connection after AUTH from unknown[{ip}]',
]

const texts: Readonly<Record<string, readonly string[]>> = {
  sshd: [...sshd, ...sessions('sshd')],
  'sshd-session': [...sshd, ...sessions('sshd')],
  CRON: sessions('cron'),
  crond: sessions('crond'),
  systemd: [...systemd, ...sessions('systemd-user')],
  'systemd-logind': systemd,
  'postfix/smtpd': smtpd,
}

let count = 0

/** By the program that the header names, as it is written there. */
export const sentences: ReadonlyMap<string, Known> = new Map(
  Object.entries(texts).map(([program, list]) => [program, byFirstSign(list.map(sentenceOf))]),
)

function byFirstSign(list: readonly Sentence[]): Known {
  const known: Sentence[][] = []
  for (const sentence of list) {
    const code = String(sentence.parts[0]).charCodeAt(0)
    known[code] ??= []
    known[code].push(sentence)
  }
  return known
}

function sentenceOf(text: string): Sentence {
  const parts = text.split(/\{(\w+)\}/).map((part, n) => {
    if (n % 2 === 0) return part
    if (!isGap(part)) throw new Error(`${text}: no such gap: ${part}`)
    return { gap: part }
  })
  return { nth: count++, parts: parts.filter((part) => part !== '') }
}
