// Some years at a desk, a piece at a time: reports arrive, incidents are opened from them, people write entries. Rows only, no database.
import { createHash } from 'node:crypto'
import { numberOf, reportNumberOf } from '#src/core/id.ts'
import { defang, type ObservableType } from '#src/core/observable.ts'
import { digestOf } from '#src/detect/report/actions/digest.ts'
import { noClock, noConsent, type ReportDraft } from '#src/detect/report/draft.ts'
import { searchBodyOf } from '#src/detect/report/store/insert.ts'
import type { NewEntry } from '#src/record/draft.ts'
import type { Value } from './copy.ts'
import type { Corpus, Lang } from './corpus.ts'

export type Size = { readonly incidents: number; readonly reports: number; readonly entries: number }
export type Colleague = { readonly id: string; readonly name: string }
export type Rows = Record<string, Value[][]>
export type Happening = {
  readonly at: number
  readonly id: string
  readonly by: Colleague | null
  readonly entry: NewEntry
}
export type Piece = { readonly rows: Rows; readonly happenings: Happening[] }
export type Count = { observables: number; reportObservables: number; logLines: number; documents: number }

export const columns: Readonly<Record<string, readonly string[]>> = {
  report: [
    'id',
    'number',
    'state',
    'is_noise',
    'noise_reason',
    'channel',
    'format',
    'lang',
    'subject',
    'reporter_name',
    'organisation',
    'received_at',
    'arrived_at',
    'kinds',
    'sources',
    'keys',
    'problems',
    'assignee',
    'disposition',
    'digest',
    'link_hash',
  ],
  report_body: ['report_id', 'reporter', 'clock', 'consent', 'text', 'headers', 'signs', 'problems'],
  report_observable: ['report_id', 'position', 'type', 'value', 'port', 'role', 'first_at', 'last_at'],
  report_log_line: ['report_id', 'position', 'raw', 'at'],
  incident: [
    'id',
    'number',
    'title',
    'phase',
    'kinds',
    'scheme',
    'level',
    'tlp',
    'detection',
    'zone',
    'summary_ja',
    'summary_en',
    'lead_id',
    'noticed_at',
    'opened_at',
    'opened_by',
    'opened_by_name',
    'closed_at',
    'close_reason',
    'reports',
    'entries',
    'observables',
    'parties',
    'last_entry_at',
  ],
  incident_report: ['incident_id', 'report_id', 'at'],
  incident_party: ['id', 'incident_id', 'position', 'name', 'kind', 'roles', 'contact', 'note'],
  incident_team: ['incident_id', 'person_id', 'role', 'since'],
  incident_member: ['incident_id', 'person_id'],
  incident_secret: ['incident_id'],
  incident_statement: [
    'id',
    'incident_id',
    'tense',
    'text',
    'confidence',
    'is_worst_case',
    'is_negative',
    'is_impact',
    'by_name',
    'at',
  ],
  incident_read: ['person_id', 'incident_id', 'seq', 'at'],
  incident_observable: ['id', 'incident_id', 'type', 'value', 'port', 'role', 'note', 'origin', 'first_at', 'last_at'],
  search_document: ['kind', 'ref', 'incident_id', 'report_id', 'at', 'title', 'body'],
}

export const piecesOf = (size: Size): number => Math.max(1, Math.round(size.incidents / 250))
const years = 4
const secretShare = 0.01
const attachedShare = 0.6
const noteKinds = ['fact', 'action', 'finding', 'note', 'contact', 'decision'] as const

export function yearsOf(corpus: Corpus, size: Size, team: readonly Colleague[], end: number) {
  const { random: r } = corpus
  const pieces = piecesOf(size)
  const begin = end - years * 365.25 * 86_400_000
  const width = (end - begin) / pieces
  const numbers = new Map<string, number>()
  const count: Count = { observables: 0, reportObservables: 0, logLines: 0, documents: 0 }
  const next = (name: string, year: number) => {
    const value = (numbers.get(`${name} ${year}`) ?? 0) + 1
    numbers.set(`${name} ${year}`, value)
    return value
  }
  const share = (total: number, piece: number) =>
    Math.floor((total * (piece + 1)) / pieces) - Math.floor((total * piece) / pieces)

  function piece(index: number): Piece {
    const rows: Rows = Object.fromEntries(Object.keys(columns).map((table) => [table, []]))
    const happenings: Happening[] = []
    const from = begin + index * width
    const moment = () => from + r.next() * width
    const document = (...row: Value[]) => rows.search_document!.push(row)
    const isOld = index < pieces * 0.97

    // Incidents first, by time, so that reports can be laid to them.
    const incidents = Array.from({ length: share(size.incidents, index) }, () => moment())
      .sort((a, b) => a - b)
      .map((at) => {
        const lang = corpus.lang()
        const about = corpus.source()
        const year = new Date(at).getUTCFullYear()
        return {
          id: idAt(at, r),
          number: numberOf(year, next('incident', year)),
          at,
          lang,
          about,
          title: corpus.title(lang, about),
          observables: new Map<string, { type: string; value: string; role: string; at: number }>(),
          reports: 0,
          entries: 0,
          last: at,
          isSecret: r.chance(secretShare),
          lead: r.pick(team),
        }
      })
    const byId = new Map(incidents.map((one) => [one.id, one]))
    for (const one of incidents)
      happen(one.at, one.lead, {
        kind: 'change',
        code: 'incident.opened',
        incidentId: one.id,
        about: [{ type: 'incident', id: one.id }],
        facts: { number: one.number, title: one.title },
      })

    const arrivals = Array.from({ length: share(size.reports, index) }, () => moment()).sort((a, b) => a - b)
    for (const at of arrivals) report(at)
    // Few incidents are long, most are short.
    const notes = Math.max(0, share(size.entries, index) - happenings.length)
    for (let i = 0; i < notes; i++) {
      const one = incidents[r.skewed(incidents.length)]!
      const at = one.at + r.next() * Math.min(width, 20 * 86_400_000)
      const text = corpus.note(one.lang, r.chance(0.5) ? one.about : corpus.source())
      const id = happen(at, r.pick(team), {
        kind: r.pick(noteKinds),
        incidentId: one.id,
        text,
        lang: one.lang,
        when: { from: iso(at - r.below(3_600_000)), to: iso(at), precision: 'minute', zone: 'Asia/Tokyo' },
      })
      document('entry', id, one.id, null, iso(at), text.slice(0, 300), text)
    }
    for (const one of incidents) incidentRows(one)
    count.documents += rows.search_document!.length
    return { rows, happenings: happenings.sort((a, b) => a.at - b.at) }

    function happen(at: number, by: Colleague | null, entry: NewEntry): string {
      const id = idAt(at, r)
      happenings.push({ at, id, by, entry })
      const incident = entry.incidentId ? byId.get(entry.incidentId) : undefined
      if (incident) {
        incident.entries++
        incident.last = Math.max(incident.last, at)
      }
      return id
    }

    function report(at: number): void {
      const id = idAt(at, r)
      const lang: Lang = corpus.lang()
      const belongs = r.chance(attachedShare) ? incidents[r.skewed(incidents.length)]! : null
      const source = belongs && r.chance(0.7) ? belongs.about : corpus.source()
      const target = corpus.target()
      const email = corpus.email()
      const house = email.slice(email.indexOf('@') + 1)
      const lines = Array.from({ length: r.below(6) }, (_, i) => ({
        raw: corpus.logLine(new Date(at - i * 1_000), source, target),
        at: iso(at - i * 1_000),
      }))
      const things: { type: string; value: string; role: 'source' | 'target' | 'reporter' | 'other' }[] = [
        { type: 'ipv4-addr', value: source, role: 'source' },
        { type: 'ipv4-addr', value: target, role: 'target' },
        { type: 'email-addr', value: email, role: 'reporter' },
        { type: 'domain-name', value: house, role: 'reporter' },
      ]
      if (r.chance(0.4)) things.push({ type: 'domain-name', value: corpus.host(), role: 'source' })
      if (r.chance(0.2))
        things.push({ type: 'url', value: `http://${corpus.host()}/${r.below(1_000)}/login`, role: 'source' })
      if (r.chance(0.1))
        things.push({
          type: 'file:sha256',
          value: createHash('sha256')
            .update(String(r.skewed(20_000)))
            .digest('hex'),
          role: 'source',
        })
      const text = `${corpus.text(lang)}\n\n${lines.map((line) => line.raw).join('\n')}`
      const subject = corpus.subject(lang, source)
      const name = corpus.person()
      const organisation = corpus.organisation()
      const draft = {
        channel: r.pick(['mail', 'mail', 'mail', 'form', 'api']),
        format: 'text',
        lang,
        subject,
        text,
        reporter: { name, organisation, department: null, email, phone: null, fax: null, pgpKey: null },
        attachments: [],
        observables: things,
        consent: noConsent,
        clock: noClock,
      } as unknown as ReportDraft
      const year = new Date(at).getUTCFullYear()
      const number = reportNumberOf(year, next('report', year))
      const isNoise = !belongs && r.chance(0.1)
      const state = belongs ? 'incident' : isOld ? (isNoise ? 'new' : 'disposed') : r.pick(['new', 'new', 'taken'])
      const own = things.filter((one) => one.role !== 'reporter')
      const keyOf = (one: { type: string; value: string }) => `${one.type} ${one.value}`
      rows.report!.push([
        id,
        number,
        state,
        isNoise,
        isNoise ? 'auto-reply' : null,
        draft.channel,
        'text',
        lang,
        subject,
        name,
        organisation,
        iso(at),
        iso(at),
        [corpus.kind()],
        own
          .filter((one) => one.role === 'source')
          .slice(0, 3)
          .map(keyOf),
        own.slice(0, 4).map((one) => uuidOf(createHash('md5').update(keyOf(one)).digest('hex'))),
        0,
        state === 'taken' ? r.pick(team).id : null,
        state === 'disposed' ? 'not-confirmed' : null,
        digestOf(draft),
        createHash('sha256').update(id).digest(),
      ])
      rows.report_body!.push([
        id,
        JSON.stringify(draft.reporter),
        JSON.stringify(noClock),
        JSON.stringify(noConsent),
        text,
        '[]',
        '[]',
        '[]',
      ])
      things.forEach((one, position) => {
        rows.report_observable!.push([
          id,
          position,
          one.type,
          one.value,
          null,
          one.role,
          lines.length ? iso(at - lines.length * 1_000) : null,
          lines.length ? iso(at) : null,
        ])
        count.reportObservables++
        if (!belongs) return
        const key = keyOf(one)
        if (!belongs.observables.has(key)) belongs.observables.set(key, { ...one, at })
      })
      for (const [position, line] of lines.entries()) rows.report_log_line!.push([id, position, line.raw, line.at])
      count.logLines += lines.length
      document('report', id, null, id, iso(at), subject, searchBodyOf(draft))
      happen(at, null, {
        kind: 'contact',
        code: 'report.received',
        reportId: id,
        about: [{ type: 'report', id }],
        when: { from: iso(at), to: iso(at), precision: 'second', zone: 'Asia/Tokyo' },
        facts: {
          number,
          subject,
          channel: draft.channel,
          format: 'text',
          reporter: name,
          noise: 'none',
          sha256: null,
          attachments: [],
          observables: things.length,
          logLines: lines.length,
          consent: noConsent,
          clock: noClock,
        },
      })
      if (!belongs) return
      belongs.reports++
      const attachedAt = Math.max(at, belongs.at)
      rows.incident_report!.push([belongs.id, id, iso(attachedAt)])
      happen(attachedAt, belongs.lead, {
        kind: 'change',
        code: 'incident.report.attached',
        incidentId: belongs.id,
        reportId: id,
        about: [{ type: 'report', id }],
        facts: { number, subject, tail: '' },
      })
    }

    function incidentRows(one: (typeof incidents)[number]): void {
      const { number } = one
      const isClosed = isOld && r.chance(0.98)
      const parties = r.below(3)
      rows.incident!.push([
        one.id,
        number,
        one.title,
        isClosed ? 'closed' : r.pick(['triage', 'response', 'recovery', 'review']),
        [corpus.kind()],
        'quality',
        r.pick(['accident', 'accident', 'accident', 'scandal', 'society']),
        'amber',
        'notified',
        'Asia/Tokyo',
        one.lang === 'ja' ? corpus.text('ja') : '',
        one.lang === 'en' ? corpus.text('en') : '',
        one.lead.id,
        iso(one.at),
        iso(one.at),
        one.lead.id,
        one.lead.name,
        isClosed ? iso(one.last) : null,
        isClosed ? '対応を終えた' : null,
        one.reports,
        one.entries,
        one.observables.size,
        parties,
        iso(one.last),
      ])
      document('incident', one.id, one.id, null, iso(one.at), one.title, `${number}\n${one.title}`)
      for (let i = 0; i < parties; i++)
        rows.incident_party!.push([
          idAt(one.at, r),
          one.id,
          i + 1,
          corpus.organisation(),
          'organisation',
          [r.pick(['victim', 'vendor', 'not-the-cause'])],
          corpus.email(),
          '',
        ])
      for (const [person, role] of new Map([
        [r.pick(team).id, 'technical'],
        [one.lead.id, 'lead'],
      ])) {
        rows.incident_team!.push([one.id, person, role, iso(one.at)])
        rows.incident_member!.push([one.id, person])
      }
      if (one.isSecret) rows.incident_secret!.push([one.id])
      for (let i = r.below(3); i >= 0; i--)
        rows.incident_statement!.push([
          idAt(one.at, r),
          one.id,
          r.pick(['has-happened', 'is-happening', 'may-happen']),
          corpus.note(one.lang, one.about),
          r.pick(['confirmed', 'likely', 'possible']),
          false,
          false,
          false,
          one.lead.name,
          iso(one.at),
        ])
      if (r.chance(0.3)) rows.incident_read!.push([one.lead.id, one.id, 0, iso(one.last)])
      for (const thing of one.observables.values()) {
        const id = idAt(thing.at, r)
        rows.incident_observable!.push([
          id,
          one.id,
          thing.type,
          thing.value,
          null,
          thing.role,
          '',
          'report',
          iso(thing.at),
          iso(thing.at),
        ])
        document(
          'observable',
          id,
          one.id,
          null,
          iso(thing.at),
          defang({ type: thing.type as ObservableType, value: thing.value }),
          thing.value,
        )
        count.observables++
      }
    }
  }
  return { pieces, piece, numbers, count }
}

const iso = (ms: number): string => new Date(ms).toISOString()
const uuidOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** A UUID of version 7 for a moment that is past. */
function idAt(ms: number, r: Corpus['random']): string {
  const time = Math.floor(ms).toString(16).padStart(12, '0')
  const tail = Math.floor(r.next() * 2 ** 48)
    .toString(16)
    .padStart(12, '0')
  const a = r.below(0x1000).toString(16).padStart(3, '0')
  const b = (0x8000 | r.below(0x4000)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${a}-${b}-${tail}`
}
