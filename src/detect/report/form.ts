// What a person filled in at the public form: read into a report, or said back with what is wrong and where.
import type { Language } from '#src/core/language.ts'
import { instantOf, isZone, type When } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { NewReport } from './api.ts'
import { formWords } from './form-words.ts'
import { ConsentLevel } from './report.ts'

export const limits = {
  text: 200_000,
  log: 1_000_000,
  line: 300,
  area: 10_000,
  files: 10,
  fileBytes: 20 * 1024 * 1024,
  body: 26 * 1024 * 1024,
}

const lengths = {
  text: limits.text,
  log: limits.log,
  date: 20,
  time: 20,
  untilDate: 20,
  untilTime: 20,
  discoveredDate: 20,
  discoveredTime: 20,
  zone: 64,
  source: limits.area,
  target: limits.area,
  name: limits.line,
  organisation: limits.line,
  email: 320,
  department: limits.line,
  phone: 100,
  fax: 100,
  pgpKey: 100_000,
  purpose: 20,
  request: 4_000,
  howFound: 2_000,
  synced: 10,
  clockError: 20,
  targetSystem: 4_000,
  actionTaken: limits.area,
  reportedElsewhere: 2_000,
  'consent.identity': 20,
  'consent.organisation': 20,
  'consent.address': 20,
  'consent.log': 20,
  'consent.attachments': 20,
  'consent.named': 500,
} as const
export type FieldName = keyof typeof lengths
export const fieldNames = Object.keys(lengths) as FieldName[]
const maxKinds = 20

export type FormValues = { readonly fields: Readonly<Record<FieldName, string>>; readonly kinds: readonly string[] }
export type FormErrors = Partial<Record<FieldName | 'files' | 'form', string>>

/** A fresh form: nothing filled in but the zone in which this organisation states times. */
export function emptyForm(zone: string): FormValues {
  const fields = Object.fromEntries(fieldNames.map((name) => [name, ''])) as Record<FieldName, string>
  return { fields: { ...fields, zone }, kinds: [] }
}

export function valuesOf(get: (name: string) => readonly string[]): FormValues {
  const one = (name: FieldName): string => {
    const text = (get(name)[0] ?? '').replaceAll('\u0000', '').toWellFormed().replace(/\r\n?/g, '\n')
    // One beyond the limit is kept, so that the check says so instead of cutting in silence.
    return text.slice(0, lengths[name] + 1)
  }
  return {
    fields: Object.fromEntries(fieldNames.map((name) => [name, one(name)])) as Record<FieldName, string>,
    kinds: get('kinds')
      .slice(0, maxKinds)
      .map((kind) => kind.slice(0, 100)),
  }
}

export type Checked =
  | { readonly input: NewReport; readonly errors: null }
  | { readonly input: null; readonly errors: FormErrors }

export function checkForm(
  { fields, kinds }: FormValues,
  facts: { lang: Language; knownKinds: ReadonlySet<string>; deskZone: string },
): Checked {
  const t = speaker(formWords, facts.lang)
  const errors: FormErrors = {}
  const field = Object.fromEntries(fieldNames.map((name) => [name, fields[name].trim()])) as Record<FieldName, string>
  for (const name of fieldNames)
    if (fields[name].length > lengths[name]) errors[name] = t('error.too-long', { limit: lengths[name] })
  if (field.text === '' && field.log === '') errors.text = t('error.text-or-log')
  const zone = isZone(field.zone) ? field.zone : facts.deskZone
  const moment = (date: FieldName, time: FieldName): When | null => {
    const day = dayOf(field[date])
    const clock = clockOf(field[time])
    if (field[date] !== '' && !day) errors[date] = t('error.date')
    if (field[time] !== '' && !clock) errors[time] = t('error.time')
    if (field[date] === '' && field[time] !== '') errors[date] = t('error.time-alone')
    return day && !errors[date] && !errors[time] ? whenOf(day, clock, zone) : null
  }
  let occurred = moment('date', 'time')
  const until = moment('untilDate', 'untilTime')
  const discovered = moment('discoveredDate', 'discoveredTime')
  if (occurred && until) {
    if (Date.parse(until.to) < Date.parse(occurred.from)) errors.untilDate = t('error.until')
    else occurred = { ...occurred, to: until.to, precision: 'range' }
  }
  if (
    field.email !== '' &&
    !/^[^\s@<>"',;:\\]{1,64}@[^\s@<>"',;:\\]{1,253}\.[^\s@<>"',;:\\]{2,63}$/.test(field.email.normalize('NFKC'))
  )
    errors.email = t('error.email')
  const error = field.clockError.normalize('NFKC')
  if (error !== '' && !(/^\d{1,9}(\.\d{1,3})?$/.test(error) && Number(error) <= 10 * 366 * 86_400))
    errors.clockError = t('error.number')
  const level = (name: FieldName) => ConsentLevel.safeParse(field[name]).data ?? null
  const consent = {
    identity: level('consent.identity'),
    organisation: level('consent.organisation'),
    address: level('consent.address'),
    log: level('consent.log'),
    attachments: level('consent.attachments'),
    named: field['consent.named'] || null,
  }
  if (Object.values(consent).includes('named') && !consent.named) errors['consent.named'] = t('error.named')
  if (Object.keys(errors).length > 0) return { input: null, errors }
  const purposes = ['information', 'question', 'contact-site', 'handling'] as const
  const known = <T extends object>(value: T): T =>
    Object.fromEntries(
      Object.entries(value).filter(([, item]) => item !== '' && item !== null && item !== undefined),
    ) as T
  return {
    errors: null,
    input: known({
      channel: 'form' as const,
      text: fields.text.trim(),
      log: fields.log.replace(/^\n+|\s+$/g, ''),
      reporter: known({
        name: field.name,
        organisation: field.organisation,
        department: field.department,
        email: field.email.normalize('NFKC'),
        phone: field.phone,
        fax: field.fax,
        pgpKey: field.pgpKey,
      }),
      purpose: purposes.find((one) => one === field.purpose),
      request: field.request,
      kinds: kinds.filter((kind) => facts.knownKinds.has(kind)),
      howFound: field.howFound,
      discoveredAt: discovered ?? undefined,
      occurred: occurred ?? undefined,
      clock: {
        zone: isZone(field.zone) ? field.zone : null,
        isSynced: field.synced === 'yes' ? true : field.synced === 'no' ? false : null,
        errorSeconds: error === '' ? null : Number(error),
        stated: null,
      },
      consent,
      sourceAddresses: field.source,
      targetAddresses: field.target,
      targetSystem: field.targetSystem,
      actionTaken: field.actionTaken,
      reportedElsewhere: field.reportedElsewhere,
    }) as NewReport,
  }
}

function dayOf(text: string): [number, number, number] | null {
  const m = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC').replace(/\s/g, ''))
  if (!m) return null
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1970 && year <= 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? [year, month, day]
    : null
}

function clockOf(text: string): [number, number, number | null] | null {
  const m = /^(\d{1,2})[::時](\d{1,2})(?:[::分](\d{1,2}))?[分秒]?$/.exec(text.normalize('NFKC').replace(/\s/g, ''))
  if (!m) return null
  const [hour, minute, second] = [Number(m[1]), Number(m[2]), m[3] === undefined ? null : Number(m[3])]
  return hour < 24 && minute < 60 && (second ?? 0) < 60 ? [hour, minute, second] : null
}

function whenOf(
  [year, month, day]: [number, number, number],
  clock: [number, number, number | null] | null,
  zone: string,
): When {
  const [hour, minute, second] = clock ?? [0, 0, null]
  const from = instantOf(year, month, day, hour, minute, second ?? 0, zone)
  const width = !clock ? 86_400_000 : second === null ? 60_000 : 0
  return {
    from: from.toISOString(),
    to: new Date(from.getTime() + width).toISOString(),
    precision: !clock ? 'day' : second === null ? 'minute' : 'second',
    zone,
  }
}

export const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
/** An empty file field comes as a file without name and bytes. */
export const filesIn = (form: FormData): File[] =>
  form.getAll('files').filter((one): one is File => typeof one !== 'string' && (one.size > 0 || one.name !== ''))
