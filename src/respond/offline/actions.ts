// The kit is made from what the desk knows now; what was taken, and under which version, stands on the record (S3-136).
import { createHash } from 'node:crypto'
import { ZipFile } from 'yazl'
import { contactLine } from '#src/core/contact.ts'
import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import { may } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { contactsById, countReachable, pageOfContacts } from '#src/prepare/contact/store.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { playbooksInForce } from '#src/prepare/playbook/edition/store.ts'
import { stepsOf } from '#src/prepare/playbook/playbook.ts'
import { readReadiness } from '#src/prepare/readiness/store.ts'
import { inRecord } from '#src/record/journal.ts'
import { entriesOf } from '#src/record/read.ts'
import { incidentActions } from '#src/respond/incident/actions.ts'
import { telephoneTreeActions } from '#src/respond/notice/actions/telephone-tree.ts'
import { noticeWords } from '#src/respond/notice/words.ts'
import type { offlineApi } from './api.ts'
import { type KitFile, type KitPart, KitTaken, kitFileName } from './kit.ts'
import {
  contactsSheet,
  contentsSheet,
  lettersSheet,
  type Maker,
  machinesSheet,
  mediaSheet,
  playbookSheet,
  routesSheet,
} from './sheet.ts'

type Api = typeof offlineApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>
type Made = KitFile & { readonly print: () => Promise<Uint8Array> }

const mostContacts = 2_000
const recordSheets = 20
const versionLength = 10
const takenCode = 'offline.kit.taken'

export const offlineActions = {
  async kit(context: Context, input: In<'kit'>): Out<'kit'> {
    const { version, files } = await gather(context, input.lang ?? context.lang)
    const taken = await lastTaken(context)
    const shown = files.map(({ print: _, ...one }) => one)
    return { version, files: shown, taken, isCurrent: taken?.version === version }
  },

  async take(context: Context, input: In<'take'>): Promise<Download> {
    const lang = input.lang ?? context.lang
    const { version, files, maker } = await gather(context, lang)
    const zip = new ZipFile()
    const mtime = context.desk.now()
    const add = (body: Uint8Array, name: string) => zip.addBuffer(Buffer.from(body), name, { mtime, compress: false })
    add(await context.desk.paper.render('letter', contentsSheet(maker, version, files)), `00-contents-${lang}.pdf`)
    for (const one of files) add(await one.print(), one.file)
    zip.end()
    const pieces: Buffer[] = []
    for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
    const body = Buffer.concat(pieces)
    await inRecord(context, async (_, journal) => {
      journal.append({ kind: 'change', code: takenCode, facts: { version, lang, count: files.length + 1 } })
      journal.announce({ topic: 'desk', id: null })
    })
    return { name: `offline-kit-${version}-${lang}.zip`, mediaType: 'application/zip', body, bytes: body.byteLength }
  },
}

async function lastTaken({ desk }: Context): Promise<KitTaken | null> {
  const { rows } = await entriesOf(desk.state.db, { codes: [takenCode], order: 'newest', limit: 1 })
  const one = rows[0]
  const read = one && KitTaken.safeParse({ at: one.at, by: one.by.name ?? '', ...one.facts })
  return read?.success ? read.data : null
}

/** The same for the same content, whenever it is made: who holds paper sees whether the desk knows better by now. */
const versionOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, versionLength)

async function gather(context: Context, lang: Language) {
  const { desk, viewer } = context
  const { db } = desk.state
  const now = desk.now()
  const maker: Maker = {
    ...{ lang, zone: desk.zone, at: now.toISOString() },
    from: desk.organisation || speaker(noticeWords, lang)('desk'),
  }
  const page = await pageOfContacts(db, { after: null, limit: mostContacts, now })
  const contacts = await contactsById(
    db,
    page.rows.map((row) => row.id),
  )
  const reachable = await countReachable(db)
  const readiness = await readReadiness(db)
  const of = (kind: string) => readiness.filter((one) => one.kind === kind)
  const playbooks = await playbooksInForce(desk)
  const { letters } = knowledge(desk.dataDir)
  const version = versionOf([
    ...[playbooks, letters, desk.contact],
    contacts.map((one) => [one.name, one.person, one.channels, one.deputies]),
    [...of('machine'), ...of('route'), ...of('medium')].map(({ last: _, ...one }) => one),
  ])
  const letter = (data: Parameters<typeof desk.paper.render<'letter'>>[1]) => () => desk.paper.render('letter', data)
  const file = (part: KitPart, count: number, print: Made['print'], id = '', name = ''): Made[] =>
    count === 0 ? [] : [{ file: kitFileName(part, lang, id), part, name, count, print }]
  const bytesOf = async (made: Promise<Download>): Promise<Uint8Array> => {
    const { body } = await made
    return body instanceof Uint8Array ? body : new Uint8Array(await new Response(body).arrayBuffer())
  }
  const agreed = may(viewer, 'readiness:read')
    ? [
        ...file('routes', of('route').length, letter(routesSheet(maker, of('route'), reachable))),
        ...file('machines', of('machine').length, letter(machinesSheet(maker, of('machine')))),
        ...file('media', of('medium').length, letter(mediaSheet(maker, of('medium')))),
      ]
    : []
  const files = [
    ...file('telephone-tree', reachable, () => bytesOf(telephoneTreeActions.telephoneTree(context, { lang }))),
    ...file('contacts', contacts.length, letter(contactsSheet(maker, contacts))),
    ...agreed,
    ...playbooks.flatMap((one) =>
      file('playbook', stepsOf(one).length, letter(playbookSheet(maker, one)), one.id, one.name[lang]),
    ),
    ...file('record-sheets', recordSheets, () =>
      bytesOf(incidentActions.blankSheet(context, { lang, sheets: recordSheets })),
    ),
    ...file('hand-sheet', 1, () =>
      desk.paper.render('hand-sheet', {
        ...{ lang, zone: desk.zone, tlp: 'amber' as const, organisation: desk.organisation },
        ...{ generated: { at: maker.at, by: viewer.name }, incident: '', host: '' },
        contact: contactLine(desk.contact, lang),
      }),
    ),
    ...file('letters', letters.length, letter(lettersSheet(maker, letters))),
  ]
  return { version, files: files.sort((a, b) => (a.file < b.file ? -1 : 1)), maker }
}
