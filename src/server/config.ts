import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { DeskContact } from '#src/core/contact.ts'
import { languageOfEnvironment } from '#src/core/reader-language.ts'
import { refuse } from '#src/core/refusal.ts'
import { isZone } from '#src/core/time.ts'
import { atOf } from '#src/detect/log/receive/at.ts'
import { addressOf } from '#src/platform/archive/clickhouse/address.ts'
import { locales } from '#src/platform/http/input-fault.ts'
import { addressIn } from '#src/platform/mail/address.ts'
import { mailBoxesOf, mailServerOf } from '#src/platform/mail/settings.ts'

const listenAt = z
  .string()
  .refine((text) => atOf(text) !== null, '514, 192.0.2.1:514, [::]:6514')
  .optional()

/** Every setting of the desk: its variable, its default, and one sentence. Read once, at the start; nothing else reads the environment. */
export const settings = {
  HIKESHI_DATA: {
    schema: z
      .string()
      .min(1)
      .default(process.getuid?.() === 0 ? '/var/lib/hikeshi/desk' : join(homedir(), '.hikeshi')),
    means: 'Folder of everything the desk keeps.',
  },
  HIKESHI_HOST: { schema: z.string().min(1).default('127.0.0.1'), means: 'Address to listen on.' },
  HIKESHI_PORT: {
    schema: z.coerce.number().int().min(0).max(65_535).default(4460),
    means: 'Port to listen on; 0 takes a free one.',
  },
  HIKESHI_HTTPS: {
    schema: listenAt,
    means: 'Answers over HTTPS too, at [HOST:]PORT: for agents, and where no proxy stands in front.',
  },
  HIKESHI_HTTPS_CERT: { schema: z.string().optional(), means: 'File of the certificate for HTTPS, PEM.' },
  HIKESHI_HTTPS_KEY: { schema: z.string().optional(), means: 'File of its private key, PEM.' },
  HIKESHI_HTTPS_CA: {
    schema: z.string().optional(),
    means:
      'File of the authorities, PEM, of which agents must show a certificate over HTTPS; without it none is asked for.',
  },
  HIKESHI_PUBLIC_URL: {
    schema: z.url().optional(),
    means: 'How people outside reach the desk; used in links to reporters. Default: the address it listens on.',
  },
  HIKESHI_ZONE: {
    schema: z.string().refine(isZone, 'Asia/Tokyo, Europe/London, UTC …').default('Asia/Tokyo'),
    means: 'Time zone of the organisation.',
  },
  HIKESHI_ORGANISATION: {
    schema: z.string().max(200).default(''),
    means: 'Name of the organisation on letters, paper and the public form.',
  },
  HIKESHI_CONTACT_PHONE: {
    schema: z.string().trim().max(60).default(''),
    means: 'Telephone of the desk, shown to reporters, on letters and on paper; best with the country, +81 3-…',
  },
  HIKESHI_CONTACT_FAX: { schema: z.string().trim().max(60).default(''), means: 'FAX of the desk, shown likewise.' },
  HIKESHI_CONTACT_EMAIL: {
    schema: z.email().or(z.literal('')).default(''),
    means: 'E-mail address of the desk, shown likewise.',
  },
  HIKESHI_CONTACT_HOURS_JA: {
    schema: z.string().trim().max(200).default(''),
    means: 'When the telephone is answered, in Japanese; without it the English one is shown.',
  },
  HIKESHI_CONTACT_HOURS_EN: {
    schema: z.string().trim().max(200).default(''),
    means: 'When the telephone is answered, in English; without it the Japanese one is shown.',
  },
  HIKESHI_MAIL_FROM: {
    schema: z
      .string()
      .transform((text) => addressIn(text))
      .refine((from) => from !== null, 'CSIRT <csirt@example.jp>')
      .optional(),
    means: 'As whom the desk writes mail; replies come back there. Default: its e-mail address.',
  },
  HIKESHI_SMTP: {
    schema: z
      .string()
      .transform((text) => mailServerOf(text))
      .refine((server) => server !== null, 'smtp://user:password@mail.example.jp:587, smtps://…')
      .optional(),
    means: 'Server through which mail leaves, with TLS unless it is this machine; without one, mail waits.',
  },
  HIKESHI_RDAP: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    means: 'RDAP server that is asked who answers for an address or domain that no contact holds.',
  },
  HIKESHI_WHOIS: {
    schema: z
      .string()
      .regex(/^[\w.-]{1,253}(?::\d{1,5})?$/, 'whois.example.net, whois.example.net:43')
      .optional(),
    means: 'WHOIS server that is asked where RDAP is not set or knows nobody.',
  },
  HIKESHI_TSA: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    means: 'Time-stamping authority (RFC 3161) that proves when a file of evidence existed; only its hash is sent.',
  },
  HIKESHI_TSA_CA: { schema: z.string().optional(), means: 'File of the root certificates of that authority, PEM.' },
  HIKESHI_MAIL_REPLY_TO: {
    schema: z
      .string()
      .refine(
        (text) => text.split('*').length === 2 && addressIn(text.replace('*', 'x'))?.name === '',
        'csirt+*@example.jp',
      )
      .optional(),
    means: 'Address for answers whose * tells the thread, where your server knows such addresses.',
  },
  HIKESHI_IMAP: {
    schema: z
      .string()
      .transform((text) => mailBoxesOf(text))
      .refine((boxes) => boxes !== null, 'imaps://user:password@mail.example.jp/INBOX')
      .optional(),
    means: 'Mailboxes that are watched for answers and reports, with spaces between them.',
  },
  HIKESHI_PGP_KEY: {
    schema: z.string().optional(),
    means: 'File of the secret PGP key with which mail is signed and opened; readable by its owner alone (chmod 600).',
  },
  HIKESHI_PGP_PASSPHRASE: { schema: z.string().optional(), means: 'What opens that key, when it is locked.' },
  HIKESHI_SMIME_KEY: {
    schema: z.string().optional(),
    means: 'File of the secret S/MIME key, PEM; readable by its owner alone.',
  },
  HIKESHI_SMIME_PASSPHRASE: { schema: z.string().optional(), means: 'What opens that key, when it is locked.' },
  HIKESHI_SMIME_CERT: {
    schema: z.string().optional(),
    means: 'File of its certificate, PEM, with those between it and its authority behind it.',
  },
  HIKESHI_SMIME_CA: {
    schema: z.string().optional(),
    means: 'File of the authorities whose certificates are believed on mail that comes in, PEM.',
  },
  HIKESHI_SMTP_IN: {
    schema: listenAt,
    means: 'Takes mail itself over SMTP at [HOST:]PORT, for its own addresses alone; off when not set.',
  },
  HIKESHI_SMTP_IN_FOR: {
    schema: z
      .string()
      .transform((text) => text.trim().split(/\s+/))
      .refine(
        (all) => all.every((one) => addressIn(one.replace('*', 'x'))?.name === ''),
        'abuse@example.jp security@example.jp',
      )
      .optional(),
    means: 'Addresses it takes mail for besides its own, such as abuse@ and security@, with spaces between them.',
  },
  HIKESHI_SMTP_IN_CERT: { schema: z.string().optional(), means: 'File of the certificate for STARTTLS there, PEM.' },
  HIKESHI_SMTP_IN_KEY: { schema: z.string().optional(), means: 'File of its private key, PEM.' },
  HIKESHI_TRUST_PROXY: {
    schema: z.stringbool().default(false),
    means: 'Take the client address from X-Forwarded-For; only behind your own proxy.',
  },
  HIKESHI_ADMIN_EMAIL: {
    schema: z.email().optional(),
    means: 'With HIKESHI_ADMIN_PASSWORD: makes the first administrator without a browser.',
  },
  HIKESHI_ADMIN_PASSWORD: { schema: z.string().optional(), means: 'Password of the first administrator.' },
  HIKESHI_SYSLOG_UDP: { schema: listenAt, means: 'Receives syslog over UDP at [HOST:]PORT; off when not set.' },
  HIKESHI_SYSLOG_TCP: { schema: listenAt, means: 'Receives syslog over TCP (RFC 6587) at [HOST:]PORT.' },
  HIKESHI_SYSLOG_TLS: {
    schema: listenAt,
    means: 'Receives syslog over TLS (RFC 5425, usually port 6514) at [HOST:]PORT.',
  },
  HIKESHI_SYSLOG_TLS_CERT: { schema: z.string().optional(), means: 'File of the certificate for TLS, PEM.' },
  HIKESHI_SYSLOG_TLS_KEY: { schema: z.string().optional(), means: 'File of its private key, PEM.' },
  HIKESHI_SYSLOG_TLS_CA: {
    schema: z.string().optional(),
    means: 'File of the authority whose client certificates name their source; PEM.',
  },
  HIKESHI_LOG_FOLDERS: {
    schema: z.string().optional(),
    means: 'Folders whose files are taken in as they grow, with : between them.',
  },
  HIKESHI_COUNTRY_FILE: {
    schema: z.string().optional(),
    means: 'CSV file that says which addresses are in which country, for sign-ins from a new one.',
  },
  HIKESHI_RULE_FOLDERS: {
    schema: z.string().optional(),
    means: 'Folders of detection rules (Sigma) that are read at the start, with : between them.',
  },
  HIKESHI_ARCHIVE: {
    schema: z
      .string()
      .transform((text) => addressOf(text))
      .refine((address) => address !== null, 'clickhouse://user:password@host:8123[,host:8123]/database?cluster=NAME')
      .optional(),
    means: 'ClickHouse servers that keep the log lines, instead of the data folder.',
  },
  DATABASE_URL: {
    schema: z.string().optional(),
    means: 'Your own PostgreSQL (15 or newer) instead of the one that comes along.',
  },
} as const

const Config = z.object(
  Object.fromEntries(Object.entries(settings).map(([name, { schema }]) => [name, schema])) as {
    [K in keyof typeof settings]: (typeof settings)[K]['schema']
  },
)
export type Config = z.infer<typeof Config>

/** How people reach the desk besides its page. */
export const contactOf = (config: Config): DeskContact => ({
  phone: config.HIKESHI_CONTACT_PHONE,
  fax: config.HIKESHI_CONTACT_FAX,
  email: config.HIKESHI_CONTACT_EMAIL,
  hours: { ja: config.HIKESHI_CONTACT_HOURS_JA, en: config.HIKESHI_CONTACT_HOURS_EN },
})

/** Reads the settings; a wrong value stops the start with all faults listed at once. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  given: Partial<Record<keyof Config, string | undefined>> = {},
): Config {
  const raw = Object.fromEntries(
    Object.keys(settings).map((name) => [name, given[name as keyof Config] ?? (environment[name] || undefined)]),
  )
  const read = Config.safeParse(raw)
  if (read.success) return read.data
  const inWords = Config.safeParse(raw, { error: locales[languageOfEnvironment(environment)] })
  const faults = inWords.error!.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  return refuse('desk.settings-wrong', { faults: faults.join('\n') })
}
