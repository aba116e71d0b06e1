// Many units asked the same question, their answers, and who is asked again (S0-28, S3-15).
import { stringify } from 'csv-stringify/sync'
import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { formatInstant } from '#src/core/time.ts'
import { may } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading, type Within } from '#src/respond/incident/actions/within.ts'
import { guarded } from '#src/respond/incident/csv-export.ts'
import { mostAssignees, mostInquiries, type planApi } from '../api.ts'
import type { Inquiry, Matrix } from '../inquiry.ts'
import { matrixWords } from '../matrix-words.ts'
import { assigneeOf, assigneesOf, putAssignee } from '../store/assignee.ts'
import { cellsOf, inquiriesOf, inquiryOf, insertInquiry, setAnswer, setChased } from '../store/inquiry.ts'
import type { Assignee } from '../task.ts'
import { mailAssignees } from './ask-by-mail.ts'

type Api = typeof planApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const inquiryActions = {
  matrix: (context: Context, { incident }: In<'matrix'>): Out<'matrix'> => matrixOf(context, incident),

  async matrixCsv(context: Context, input: In<'matrixCsv'>): Promise<Download> {
    const lang = input.lang ?? context.lang
    const t = speaker(matrixWords, lang)
    const head = await reading(context, input.incident)
    const { inquiries, assignees, cells } = await matrixOf(context, input.incident)
    const at = new Map(cells.map((one) => [`${one.inquiry} ${one.assignee}`, one]))
    const said = (one: Assignee, asked: Inquiry): string => {
      const cell = at.get(`${asked.id} ${one.id}`)
      if (!cell) return t('cell.not-asked')
      return cell.answer ?? t('cell.open')
    }
    const when = (at: string | null) => (at === null ? '' : formatInstant(at, { lang, zone: context.desk.zone }))
    const rows = [
      [t('csv.unit'), t('csv.kind'), ...inquiries.flatMap((one) => [`${one.number}. ${one.text}`, t('csv.answered')])],
      ...assignees.map((one) => [
        one.name,
        t(`kind.${one.kind}`),
        ...inquiries.flatMap((asked) => [said(one, asked), when(at.get(`${asked.id} ${one.id}`)?.answeredAt ?? null)]),
      ]),
    ].map((row) => row.map(guarded))
    const body = new TextEncoder().encode(`\uFEFF${stringify(rows, { record_delimiter: '\r\n' })}`)
    return { name: `${head.number}-inquiries.csv`, mediaType: 'text/csv', body, bytes: body.byteLength }
  },

  async ask(context: Context, input: In<'ask'>): Out<'ask'> {
    const { desk, viewer, lang } = context
    await inIncident(context, input.incident, async (within) => {
      const { tx, incident, now } = within
      const before = await inquiriesOf(tx, incident.id)
      if (before.length >= mostInquiries) refuse('plan.inquiry.too-many-inquiries', { limit: mostInquiries })
      const asked = new Map<string, Assignee>()
      for (const one of input.assignees) {
        const made = await putAssignee(tx, {
          ...one,
          id: desk.newId(),
          incidentId: incident.id,
          lang: one.lang ?? lang,
          at: now,
        })
        asked.set(made.id, made)
      }
      if ((await assigneesOf(tx, incident.id)).length > mostAssignees)
        refuse('plan.assignee.too-many-assignees', { limit: mostAssignees })
      const id = desk.newId()
      const number = (before.at(-1)?.number ?? 0) + 1
      const { text, dueAt } = input
      await insertInquiry(tx, incident.id, { id, number, text, dueAt, askedAt: now, askedBy: viewer.name }, [
        ...asked.keys(),
      ])
      const mailed = await mailAssignees(context, tx, incident, [...asked.values()], { kind: 'asked', dueAt })
      within.append({
        kind: 'request',
        code: 'plan.inquiry.asked',
        about: [{ type: 'inquiry', id }],
        facts: {
          number,
          text,
          count: asked.size,
          names: namesOf([...asked.values()].map((one) => one.name)),
          due: dueAt === null ? '' : { word: 'plan.tail.due', at: { at: dueAt } },
          mailed: mailedFact(mailed),
        },
        searchText: text,
      })
    })
    return await matrixOf(context, input.incident)
  },

  async enter(context: Context, input: In<'enter'>): Out<'enter'> {
    await inIncident(context, input.incident, async (within) => {
      const inquiry = await inquiryOf(within.tx, within.incident.id, input.inquiry)
      const assignee = await assigneeOf(within.tx, within.incident.id, input.assignee)
      await answerInquiry(within, inquiry, assignee, input.answer, context.viewer.name)
    })
    return await matrixOf(context, input.incident)
  },

  async chase(context: Context, input: In<'chase'>): Out<'chase'> {
    await inIncident(context, input.incident, async (within) => {
      const inquiry = await inquiryOf(within.tx, within.incident.id, input.inquiry)
      const silent = await setChased(within.tx, inquiry.id, within.now)
      if (silent.length === 0) refuse('plan.inquiry.already-answered')
      const names = silent.map((one) => one.name)
      const mail = { kind: 'again' as const, dueAt: inquiry.dueAt }
      const mailed = await mailAssignees(context, within.tx, within.incident, silent, mail)
      within.append({
        kind: 'request',
        code: 'plan.inquiry.chased',
        about: [{ type: 'inquiry', id: inquiry.id }],
        facts: {
          number: inquiry.number,
          text: inquiry.text,
          count: names.length,
          names: namesOf(names),
          mailed: mailedFact(mailed),
        },
      })
    })
    return await matrixOf(context, input.incident)
  },
}

export const mailedFact = (count: number): unknown => (count === 0 ? '' : { word: 'plan.tail.mailed', count })

const mostNames = 50
/** A record line names some; the matrix has them all. */
const namesOf = (names: readonly string[]): string[] =>
  names.length > mostNames ? [...names.slice(0, mostNames), '…'] : [...names]

export async function answerInquiry(
  within: Within,
  inquiry: Pick<Inquiry, 'id' | 'number' | 'text'>,
  assignee: Pick<Assignee, 'id' | 'name'>,
  answer: string,
  by: string,
): Promise<void> {
  if (!(await setAnswer(within.tx, inquiry.id, assignee.id, { answer, at: within.now, by })))
    refuse('plan.inquiry.not-found')
  within.append({
    kind: 'finding',
    code: 'plan.inquiry.answered',
    about: [{ type: 'inquiry', id: inquiry.id }],
    facts: { number: inquiry.number, text: inquiry.text, name: assignee.name, answer },
    searchText: answer,
  })
}

async function matrixOf(context: Context, incident: string): Promise<Matrix> {
  const { db } = context.desk.state
  const head = await reading(context, incident)
  const [inquiries, assignees, cells] = await Promise.all([
    inquiriesOf(db, head.id),
    assigneesOf(db, head.id),
    cellsOf(db, head.id),
  ])
  return { inquiries, assignees, cells, canWrite: may(context.viewer, 'incident:write') && head.phase !== 'closed' }
}
