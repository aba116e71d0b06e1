// What may be said: written by one, approved by another, judged both times as everything is that everybody may hear.
import { contactLine } from '#src/core/contact.ts'
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { fillPrintLetter } from '#src/prepare/knowledge/print-letter-fill.ts'
import { personById } from '#src/prepare/people/store.ts'
import { containmentsOf } from '#src/respond/containment/store.ts'
import { sayTarget } from '#src/respond/containment/target-words.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import type { Db, IncidentHead } from '#src/respond/incident/store.ts'
import { judge, maskerFor } from '#src/respond/notice/compose.ts'
import { maskToken } from '#src/respond/notice/mask.ts'
import { everybody } from '#src/respond/notice/recipient.ts'
import { sourcesOf } from '#src/respond/notice/store/source.ts'
import { noticeWords } from '#src/respond/notice/words.ts'
import type { helpdeskApi } from '../api.ts'
import { type Both, type SheetContent, type SheetFault, sheetFaults, toldTexts } from '../sheet.ts'
import {
  answeredIncident,
  insertSheet,
  openSheets,
  type StoredSheet,
  setSheetApproved,
  setSheetReturned,
  sheetsOf,
} from '../store/sheet.ts'
import { helpdeskWords, sheetFaultText } from '../words.ts'

type Api = typeof helpdeskApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** Of the texts in an entry of the record. */
const mostRecorded = 50_000

export const sheetActions = {
  async sheet(context: Context, { incident }: In<'sheet'>): Out<'sheet'> {
    const head = await reading(context, incident)
    return await shownOf(context, head)
  },

  async checkSheet(context: Context, { incident, content }: In<'checkSheet'>): Out<'checkSheet'> {
    const head = await reading(context, incident)
    const faults = await faultsOf(context, context.desk.state.db, head, content)
    return { faults: faults.map((one) => ({ ...one, text: sheetFaultText(one, context.lang) })) }
  },

  async writeSheet(context: Context, { incident, content }: In<'writeSheet'>): Out<'writeSheet'> {
    const { viewer } = context
    const name = await nameOf(context)
    await inIncident(context, incident, async (within) => {
      const { tx, now } = within
      await whole(context, tx, within.incident, content)
      const version = ((await sheetsOf(tx, within.incident.id))[0]?.version ?? 0) + 1
      await insertSheet(tx, within.incident.id, {
        version,
        content,
        madeBy: viewer.id,
        madeByName: name,
        madeAt: now,
      })
      within.append({
        kind: 'change',
        code: 'helpdesk.sheet.written',
        about: [{ type: 'answer-sheet', id: `${within.incident.id}/${version}` }],
        facts: { version, answers: content.answers.length, text: plainOf(content) },
      })
    })
    return await shownOf(context, await reading(context, incident))
  },

  async approveSheet(context: Context, input: In<'approveSheet'>): Out<'approveSheet'> {
    const { viewer } = context
    const name = await nameOf(context)
    await inIncident(context, input.incident, async (within) => {
      const { tx, incident, now } = within
      const draft = await waiting(tx, incident.id, input.version)
      const isOwn = draft.madeBy === viewer.id
      if (isOwn && input.alone === '') refuse('helpdesk.sheet.own')
      // What a source has taken back since it was written.
      await whole(context, tx, incident, draft.content)
      const alone = isOwn ? input.alone : null
      await setSheetApproved(tx, incident.id, draft.version, { byName: name, at: now, alone })
      within.append({
        kind: 'decision',
        code: alone === null ? 'helpdesk.sheet.approved' : 'helpdesk.sheet.approved-alone',
        about: [{ type: 'answer-sheet', id: `${incident.id}/${draft.version}` }],
        facts: { version: draft.version, author: draft.madeByName, alone: alone ?? '', text: plainOf(draft.content) },
      })
    })
    return await shownOf(context, await reading(context, input.incident))
  },

  async returnSheet(context: Context, { incident, version, reason }: In<'returnSheet'>): Out<'returnSheet'> {
    await inIncident(context, incident, async (within) => {
      const draft = await waiting(within.tx, within.incident.id, version)
      await setSheetReturned(within.tx, within.incident.id, draft.version, reason)
      within.append({
        kind: 'change',
        code: 'helpdesk.sheet.returned',
        about: [{ type: 'answer-sheet', id: `${within.incident.id}/${version}` }],
        facts: { version, reason },
      })
    })
    return await shownOf(context, await reading(context, incident))
  },

  async sheetPaper(context: Context, { incident, lang }: In<'sheetPaper'>) {
    const { desk, viewer } = context
    const { db } = desk.state
    const { id, number } = await answeredIncident(db, viewer, incident)
    const open = (await openSheets(db, viewer)).find((one) => one.incidentId === id)
    if (!open) return refuse('helpdesk.sheet.none')
    if (open.isSecret) await reading(context, id)
    const letter = knowledge(desk.dataDir).printLetters.find((one) => one.id === 'qa-sheet')
    const { content, approvedAt, version } = open
    const t = speaker(helpdeskWords, lang)
    const filled =
      letter &&
      fillPrintLetter(
        letter,
        lang,
        {
          version: String(version),
          as_of: approvedAt,
          from_organisation: desk.organisation || speaker(noticeWords, lang)('desk'),
          contact: [content.speaker, content.hours, contactLine(desk.contact, lang)].filter(Boolean).join('\n'),
          matter: inOne(content.matter, lang),
          readers: t('readers'),
          answers: [
            { question: t('now'), answer: inOne(content.now, lang), state: '' },
            ...content.answers.map((one) => ({
              question: inOne(one.question, lang),
              answer: inOne(one.answer, lang),
              state: t(`audience.${one.audience}`),
            })),
          ],
          not_said: content.notSaid,
        },
        desk.zone,
      )
    if (!filled?.letter) return refuse('notice.template.not-found', { id: 'qa-sheet' })
    const body = await desk.paper.render('letter', filled.letter)
    return { name: `${number}-answers-v${version}-${lang}.pdf`, mediaType: 'application/pdf', body }
  },
}

/** In the reader's language where it was written in it. */
export const inOne = (text: Both, lang: Language): string => text[lang] || text[lang === 'ja' ? 'en' : 'ja']

const nameOf = async ({ desk, viewer }: Context): Promise<string> =>
  (viewer.id === null ? null : await personById(desk.state.db, viewer.id))?.name ?? viewer.name

async function waiting(db: Db, incidentId: string, version: number): Promise<StoredSheet> {
  const [newest] = await sheetsOf(db, incidentId)
  if (newest?.state !== 'review') return refuse('helpdesk.sheet.not-in-review')
  return newest.version === version ? newest : refuse('helpdesk.sheet.changed-since')
}

async function faultsOf(
  { desk }: Context,
  db: Db,
  incident: Pick<IncidentHead, 'id' | 'number'>,
  content: SheetContent,
): Promise<SheetFault[]> {
  const judged = (await sourcesOf(db, incident.id, desk.zone)).map((source) => judge(source, everybody))
  const maskers = Object.fromEntries(
    (['ja', 'en'] as const).map((lang) => [
      lang,
      maskerFor(judged, {
        to: everybody,
        lang,
        incident,
        desk: {
          name: desk.organisation || speaker(noticeWords, lang)('desk'),
          responder: '',
          contact: contactLine(desk.contact, lang),
          email: '',
          link: desk.publicUrl,
        },
      }),
    ]),
  )
  const withheld = (text: string, lang: Language) => maskers[lang]!.loose(text).includes(maskToken[lang])
  const known = new Set((await containmentsOf(db, incident.id)).map((one) => `C${one.position}`))
  return sheetFaults(content, withheld, known)
}

/** What has blanks, or says what a source keeps from everybody, does not go into review. */
async function whole(context: Context, db: Db, incident: IncidentHead, content: SheetContent): Promise<void> {
  const faults = await faultsOf(context, db, incident, content)
  if (faults.length > 0)
    refuse('helpdesk.sheet.faults', { faults: faults.map((one) => sheetFaultText(one, context.lang)).join(' ') })
}

const plainOf = (content: SheetContent): string =>
  toldTexts(content)
    .map(({ place, text }) => `${place}: ${[text.ja, text.en].filter(Boolean).join(' / ')}`)
    .join('\n')
    .slice(0, mostRecorded)

async function shownOf({ desk, viewer, lang }: Context, head: IncidentHead): Out<'sheet'> {
  const { db } = desk.state
  const versions = await sheetsOf(db, head.id)
  const containments = await containmentsOf(db, head.id)
  return {
    versions: versions.map(({ madeBy, madeByName, ...one }) => ({
      ...one,
      madeBy: madeByName,
      isMine: madeBy === viewer.id,
    })),
    containments: containments.map((one) => ({ number: `C${one.position}`, what: sayTarget(one.target, lang) })),
    can: {
      write: may(viewer, 'notice:write') && head.phase !== 'closed',
      approve: may(viewer, 'notice:approve') && head.phase !== 'closed',
    },
  }
}
