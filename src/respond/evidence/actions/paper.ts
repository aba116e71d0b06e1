// Evidence on paper: the label, the hand-over form, the sheet to write on at a host.
import type { Download, ParsedInputOf } from '#src/core/endpoint.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { makeCheckpoint } from '#src/record/checkpoints.ts'
import { headOf } from '#src/respond/incident/actions/paper.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import type { evidenceApi } from '../api.ts'
import { copiesOf, handoversOf } from '../store.ts'
import { evidenceEntryWords } from '../words.ts'
import { custodyOf } from './custody-lines.ts'
import { onItem, readItem } from './within.ts'

type Api = typeof evidenceApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>

const pdf = (name: string, body: Uint8Array): Download => ({
  name,
  mediaType: 'application/pdf',
  body,
  bytes: body.byteLength,
})
/** What a camera reads: where the item stands, and the hash that proves a file. */
const qrOf = (context: Context, incident: string, number: string, sha256: string | undefined): string =>
  [`${context.desk.publicUrl}/incidents/${incident}/evidence?item=${number}`, sha256 ? `sha256:${sha256}` : '']
    .filter(Boolean)
    .join('\n')
    .slice(0, 600)

export const paperActions = {
  async label(context: Context, input: In<'label'>): Promise<Download> {
    const lang = input.lang ?? context.lang
    const { incident, item } = await readItem(context, input)
    const { number, description, source, collectedBy, collectedWhen, marks, seal, file } = item
    const body = await context.desk.paper.render('evidence-label', {
      ...headOf(context, lang, incident, null),
      qr: qrOf(context, incident.number, number, file?.sha256),
      ...{ number, description, source, collectedBy, collectedWhen, marks, seal },
      sha256: file?.sha256 ?? null,
    })
    return pdf(`${number}.label.pdf`, body)
  },

  async custodyForm(context: Context, input: In<'custodyForm'>): Promise<Download> {
    const lang = input.lang ?? context.lang
    const t = speaker(evidenceEntryWords, lang)
    const { db } = context.desk.state
    // That the form was made is part of the chain that it shows.
    await onItem(context, input, async (on) => on.note('printed', {}))
    const { incident, item } = await readItem(context, input)
    const open = (await handoversOf(db, item.id)).find((one) => one.state === 'given')
    const { number, description, source, method, collectedBy, collectedWhen, clockErrorSeconds } = item
    const { tool, marks, place, seal, holder, file } = item
    const body = await context.desk.paper.render('custody-form', {
      ...headOf(context, lang, incident, await makeCheckpoint(context.desk, 'case-file')),
      qr: qrOf(context, incident.number, number, file?.sha256),
      incident: incident.number,
      kind: t(`evidence.kind.${item.kind}`),
      state: t(`evidence.state.${item.state}`),
      ...{ number, description, source, method, collectedBy, collectedWhen, clockErrorSeconds },
      ...{ tool, marks, place, seal, holder, file },
      copies: (await copiesOf(db, item.id)).map((copy) => ({
        label: `${copy.medium} (${t(`evidence.purpose.${copy.purpose}`)})`,
        meaning: copy.place,
      })),
      handover: open ?? null,
      custody: await custodyOf({ ...context, lang }, incident.id, item),
    })
    return pdf(`${number}.custody.pdf`, body)
  },

  async handSheet(context: Context, input: In<'handSheet'>): Promise<Download> {
    const lang = input.lang ?? context.lang
    const incident = await reading(context, input.incident)
    const { phone, fax, email } = context.desk.contact
    const body = await context.desk.paper.render('hand-sheet', {
      ...headOf(context, lang, incident, null),
      incident: incident.number,
      host: input.host,
      contact: [phone, fax && `FAX ${fax}`, email].filter(Boolean).join(' · '),
    })
    return pdf(`${incident.number}.hand-sheet.pdf`, body)
  },
}
