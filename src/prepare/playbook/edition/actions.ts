import { stringify } from 'yaml'
import { decodeText } from '#src/core/charset.ts'
import { differences } from '#src/core/difference.ts'
import type { Download, OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { say } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { toCacao } from '../cacao-export.ts'
import { fromCacao } from '../cacao-import.ts'
import { importNotes, importRefusals } from '../import-words.ts'
import { playbooksAt } from '../library.ts'
import { outline } from '../outline.ts'
import { type Playbook, stepsOf } from '../playbook.ts'
import { tell } from '../problem.ts'
import { readPlaybook } from '../read.ts'
import { readingOf } from '../reading.ts'
import { draft, onPlaybook } from './actions/draft.ts'
import type { editionApi, PlaybookPage } from './api.ts'
import { editionsOf, livingEditions, playbooksInForce, replaceInForce, type Stored, setState } from './store.ts'

type Api = typeof editionApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostMegabytes = 5
const yamlOf = (playbook: Playbook): string => stringify(playbook, { lineWidth: 0 })
const isOpen = ({ state }: Stored): boolean => state === 'draft' || state === 'asked'
const seen = ({ id: _, playbook: __, text: ___, ...edition }: Stored) => edition

export const editionActions = {
  async list({ desk, viewer }: Context): Out<'list'> {
    const [all, living] = [await playbooksInForce(desk), await livingEditions(desk.state.db)]
    const known = new Set(all.map((one) => one.id))
    const rowOf = (id: string, name: Playbook['name'], when: Playbook['when'], steps: number) => {
      const own = living.filter((one) => one.playbook === id)
      const open = own.find(isOpen)
      return {
        id,
        name,
        when,
        steps,
        inForce: own.find((one) => one.state === 'in-force')?.no ?? 0,
        open: open ? seen(open) : null,
      }
    }
    const fresh = living.filter((one) => !known.has(one.playbook) && isOpen(one))
    return {
      rows: [
        ...all.map((one) => rowOf(one.id, one.name, one.when, stepsOf(one).length)),
        ...fresh.map(({ playbook }) => rowOf(playbook, { ja: playbook, en: playbook }, { ja: '', en: '' }, 0)),
      ],
      canWrite: may(viewer, 'incident:write'),
    }
  },

  show: (context: Context, { playbook }: In<'show'>): Out<'show'> => pageOf(context, playbook),

  async diff({ desk }: Context, { playbook, from, to }: In<'diff'>): Out<'diff'> {
    const editions = await editionsOf(desk.state.db, playbook)
    const textOf = (no: number): string => {
      if (no > 0) return (editions.find((one) => one.no === no) ?? refuse('playbook.edition.not-found', { no })).text
      const file = playbooksAt(desk.dataDir).find((one) => one.id === playbook)
      return file ? yamlOf(file) : ''
    }
    return { parts: differences(textOf(from), textOf(to)) }
  },

  async file(context: Context, { playbook, format, lang }: In<'file'>): Promise<Download> {
    const found =
      (await playbooksInForce(context.desk)).find((one) => one.id === playbook) ??
      refuse('plan.playbook.not-found', { id: playbook })
    const isCacao = format === 'cacao'
    const text = isCacao ? JSON.stringify(toCacao(found, { lang: lang ?? context.lang }), null, 2) : yamlOf(found)
    return {
      name: `${playbook}.${isCacao ? 'cacao.json' : 'yaml'}`,
      mediaType: isCacao ? 'application/json' : 'application/yaml',
      body: new TextEncoder().encode(text),
    }
  },

  async save(context: Context, { playbook, ...input }: In<'save'>): Out<'save'> {
    await onPlaybook(context, playbook, async (on) => void (await draft(context, on, input)))
    return await pageOf(context, playbook)
  },

  async take(context: Context, { note, files }: In<'take'> & { files: UploadedFile[] }): Out<'take'> {
    const { desk, lang } = context
    const file = files[0] ?? refuse('playbook.file.none')
    if (file.bytes.byteLength > mostMegabytes * 1024 ** 2) refuse('playbook.file.too-large', { limit: mostMegabytes })
    const { text } = decodeText(file.bytes)
    const isJson = /^\ufeff?\s*\{/.test(text)
    const read = isJson ? fromCacao(text, desk.now().toISOString().slice(0, 10)) : readPlaybook(text, file.name)
    const notes =
      'notes' in read ? read.notes.map((one) => `${one.field}: ${say(importNotes[one.code], lang, one.facts)}`) : []
    if (!read.playbook) {
      const refusals =
        'refusals' in read
          ? read.refusals.map((one) => `${one.field}: ${say(importRefusals[one.code], lang, one.facts)}`)
          : read.problems.map((one) => tell(one, lang)).map((one) => `${one.line ?? ''} ${one.field}: ${one.message}`)
      return { playbook: null, notes, refusals: refusals.map((one) => one.replace(/^[\s:]+/, '')) }
    }
    const { id } = read.playbook
    const whole = isJson ? yamlOf(read.playbook) : text
    const input = { text: whole, note: note || file.name, incident: '' }
    await onPlaybook(context, id, async (on) => void (await draft(context, on, input)))
    return { playbook: id, notes, refusals: [] }
  },

  async ask(context: Context, { playbook }: In<'ask'>): Out<'ask'> {
    await onPlaybook(context, playbook, async ({ tx, editions, note }) => {
      const open = editions.find((one) => one.state === 'draft') ?? refuse('playbook.edition.no-draft')
      const read = readPlaybook(open.text, `${playbook}.yaml`)
      if (!read.playbook) refuse('playbook.edition.unsound', { count: read.problems.length })
      if (open.note === '') refuse('playbook.edition.reason-missing')
      await setState(tx, open.id, 'asked')
      note('asked', { no: open.no, reason: open.note })
    })
    return await pageOf(context, playbook)
  },

  async decide(context: Context, { playbook, no, isApproved, note: said }: In<'decide'>): Out<'decide'> {
    const { viewer } = context
    await onPlaybook(context, playbook, async ({ tx, editions, now, note }) => {
      const open =
        editions.find((one) => one.state === 'asked' && one.no === no) ?? refuse('playbook.edition.not-asked')
      if (open.madeById === viewer.id) refuse('playbook.edition.own.not-allowed')
      if (!isApproved && said === '') refuse('playbook.edition.reason-missing')
      if (isApproved) await replaceInForce(tx, playbook)
      await setState(tx, open.id, isApproved ? 'in-force' : 'refused', { by: viewer.name, at: now, note: said })
      note(
        isApproved ? 'approved' : 'refused',
        { no, by: open.madeBy, reason: isApproved ? open.note : said },
        'decision',
      )
    })
    return await pageOf(context, playbook)
  },

  async withdraw(context: Context, { playbook }: In<'withdraw'>): Out<'withdraw'> {
    await onPlaybook(context, playbook, async ({ tx, editions, note }) => {
      const open = editions.find(isOpen) ?? refuse('playbook.edition.no-draft')
      await setState(tx, open.id, 'withdrawn')
      note('withdrawn', { no: open.no })
    })
    return await pageOf(context, playbook)
  },
}

/** What the next edition is written from: the open draft, or what is in force. */
export const textToChange = (editions: readonly Stored[], playbook: Playbook | null): string | null =>
  editions.find(isOpen)?.text ??
  editions.find((one) => one.state === 'in-force')?.text ??
  (playbook ? yamlOf(playbook) : null)

async function pageOf(context: Context, id: string): Promise<PlaybookPage> {
  const { desk, viewer, lang } = context
  const editions = await editionsOf(desk.state.db, id)
  const playbook = (await playbooksInForce(desk)).find((one) => one.id === id) ?? null
  if (!playbook && editions.length === 0) refuse('plan.playbook.not-found', { id })
  const inForce = editions.find((one) => one.state === 'in-force')
  const text = textToChange(editions, playbook) ?? editions[0]!.text
  const asked = editions.find((one) => one.state === 'asked')
  return {
    id,
    name: playbook?.name ?? null,
    inForce: inForce?.no ?? 0,
    outline: playbook ? outline(playbook, lang) : '',
    read: playbook ? readingOf(playbook, lang) : null,
    text,
    problems: readPlaybook(text, `${id}.yaml`).problems.map((one) => tell(one, lang)),
    editions: editions.map(seen),
    can: {
      write: may(viewer, 'incident:write'),
      approve: may(viewer, 'playbook:approve') && asked !== undefined && asked.madeById !== viewer.id,
    },
  }
}
