// What the record says of a report that has come in, and what tells noise from a report.
import type { Context } from '#src/platform/context.ts'
import type { EntryFile } from '#src/record/entry.ts'
import type { NewEntry } from '#src/record/journal.ts'
import type { ReportDraft } from '../draft.ts'
import { hashOf } from './link.ts'

/** What only the public form knows of a report. */
export type FormFacts = {
  readonly nonce: string
  readonly isTrapped: boolean
  readonly isFlood: boolean
  readonly lang: 'ja' | 'en'
}

export function received(
  { desk }: Context,
  id: string,
  number: string,
  draft: ReportDraft,
  noise: string | null,
): NewEntry {
  const { original } = draft
  const files: EntryFile[] = original ? [{ name: draft.subject.slice(0, 100) || number, ...original }] : []
  return {
    kind: 'contact',
    code: 'report.received',
    reportId: id,
    about: [{ type: 'report', id }],
    when: { from: draft.receivedAt, to: draft.receivedAt, precision: 'second', zone: desk.zone },
    facts: {
      number,
      subject: draft.subject,
      channel: draft.channel,
      addressee: draft.addressee ?? 'none',
      format: draft.format,
      reporter: draft.reporter.name ?? draft.reporter.organisation ?? draft.reporter.email ?? 'none',
      noise: noise ?? 'none',
      sha256: original?.sha256 ?? (draft.submission ? hashOf(draft.submission).toString('hex') : null),
      attachments: draft.attachments.slice(0, 100).map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
      observables: draft.observables.length,
      logLines: draft.logLines.length,
      consent: draft.consent,
      clock: draft.clock,
    },
    files,
  }
}

export function noiseFacts(draft: ReportDraft, equalsLately: number, form: FormFacts | null) {
  const things = draft.observables.filter((one) => one.role !== 'reporter' && one.type !== 'url')
  const links = draft.observables.filter((one) => one.type === 'url')
  const hosts = new Set(links.map((one) => (URL.canParse(one.value) ? new URL(one.value).hostname : '')))
  return {
    channel: draft.channel,
    format: draft.format,
    text: draft.text,
    hasLog: draft.logLines.length > 0,
    hasAttachments: draft.attachments.length > 0,
    links: links.length,
    observables: things.filter((one) => one.type !== 'domain-name' || !hosts.has(one.value)).length,
    notReport: draft.notReport,
    equalsLately,
    isTrapped: form?.isTrapped ?? false,
    isFlood: form?.isFlood ?? false,
  }
}
