import { differences } from '#src/core/difference.ts'
import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { say } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import type { KnowledgeProblem } from '../knowledge.ts'
import { fillLetter, type Letter } from '../letter.ts'
import { knowledge, parseVolume } from '../load.ts'
import { plainOf } from '../plain-letter.ts'
import type { PrintLetter } from '../print-letter.ts'
import { knowledgeWords } from '../words.ts'
import type { LetterPage, letterApi, ToldLetterProblem } from './api.ts'
import type { LetterShelf } from './letter-version.ts'
import { ownText, removeOwn, shippedText, writeOwn } from './own-file.ts'
import { sampleOf } from './sample.ts'
import { insertVersion, lockLetter, newestVersions, versionsOf } from './store.ts'

type Api = typeof letterApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** Lines of faults that a refusal names; the page shows all. */
const mostNamed = 5

export const letterActions = {
  async list({ desk, lang }: Context): Out<'list'> {
    const { letters, printLetters, problems } = knowledge(desk.dataDir)
    const newest = await newestVersions(desk.state.db)
    const rowOf = (shelf: LetterShelf, { id, name, when }: Letter | PrintLetter) => ({
      shelf,
      id,
      name,
      when,
      isOwn: ownText(desk.dataDir, shelf, id) !== null,
      version: newest.get(`${shelf} ${id}`) ?? 0,
    })
    return {
      rows: [...letters.map((one) => rowOf('letter', one)), ...printLetters.map((one) => rowOf('print-letter', one))],
      problems: problems.filter(({ file }) => file.startsWith('knowledge/letters')).map((one) => told(one, lang)),
    }
  },

  show: (context: Context, { shelf, letter }: In<'show'>): Out<'show'> => pageOf(context, shelf, letter),

  async diff({ desk }: Context, { shelf, letter, from, to }: In<'diff'>): Out<'diff'> {
    const versions = await versionsOf(desk.state.db, shelf, letter)
    const textOf = (no: number): string => {
      const found =
        no === 0 ? null : (versions.find((one) => one.no === no) ?? refuse('letter.version.not-found', { no }))
      return found?.text ?? shippedText(shelf, letter) ?? ''
    }
    return { parts: differences(textOf(from), textOf(to)) }
  },

  async version({ desk }: Context, { shelf, letter, no }: In<'version'>): Out<'version'> {
    const found = (await versionsOf(desk.state.db, shelf, letter)).find((one) => one.no === no)
    const text = no === 0 || found?.isRemoval ? shippedText(shelf, letter) : found?.text
    return { text: text ?? refuse('letter.version.not-found', { no }) }
  },

  async preview({ desk, lang: reader }: Context, { shelf, letter, text, lang }: In<'preview'>): Out<'preview'> {
    const read = readText(shelf, letter, text)
    if (Array.isArray(read))
      return { problems: read.map((one) => told(one, reader)), subject: '', body: '', picture: null }
    if (!isPrinted(read)) return { problems: [], ...fillLetter(read, lang, {}), picture: null }
    const sample = sampleOf(read, lang, sampleFacts(desk))
    const { subject } = sample
    return { problems: [], subject, body: plainOf(sample), picture: await desk.paper.picture('letter', sample) }
  },

  async pdf({ desk, lang: reader }: Context, { shelf, letter, text, lang }: In<'pdf'>): Promise<Download> {
    const read = readText(shelf, letter, text)
    if (Array.isArray(read)) refuseUnsound(read, reader)
    if (!isPrinted(read)) refuse('letter.not-printed')
    const body = await desk.paper.render('letter', sampleOf(read, lang, sampleFacts(desk)))
    return { name: `${letter}-${lang}.pdf`, mediaType: 'application/pdf', body }
  },

  async save(context: Context, { shelf, letter, text, note }: In<'save'>): Out<'save'> {
    const { desk, viewer, lang } = context
    const read = readText(shelf, letter, text)
    if (Array.isArray(read)) refuseUnsound(read, lang)
    if (read.id !== letter) refuse('letter.other-id', { id: read.id, wanted: letter })
    if (ownText(desk.dataDir, shelf, letter) === text) refuse('letter.same')
    await keep(context, shelf, letter, { text, note, name: read.name, by: { id: viewer.id!, name: viewer.name } })
    writeOwn(desk.dataDir, shelf, letter, text)
    return await pageOf(context, shelf, letter)
  },

  async reset(context: Context, { shelf, letter, note }: In<'reset'>): Out<'reset'> {
    const { desk, viewer } = context
    if (ownText(desk.dataDir, shelf, letter) === null) refuse('letter.not-own')
    if (shippedText(shelf, letter) === null) refuse('letter.only-own')
    const name = inUse(context, shelf, letter)?.name ?? { ja: letter, en: letter }
    await keep(context, shelf, letter, { text: null, note, name, by: { id: viewer.id!, name: viewer.name } })
    removeOwn(desk.dataDir, shelf, letter)
    return await pageOf(context, shelf, letter)
  },
}

const isPrinted = (letter: Letter | PrintLetter): letter is PrintLetter => 'frame' in letter
const sampleFacts = ({ now, organisation, zone }: Context['desk']) => ({ at: now().toISOString(), organisation, zone })
const inUse = ({ desk }: Context, shelf: LetterShelf, letter: string): Letter | PrintLetter | undefined => {
  const { letters, printLetters } = knowledge(desk.dataDir)
  return (shelf === 'letter' ? letters : printLetters).find((one) => one.id === letter)
}

function readText(shelf: LetterShelf, letter: string, text: string): Letter | PrintLetter | KnowledgeProblem[] {
  const read = parseVolume(shelf, text, `${letter}.yaml`)
  return Array.isArray(read) ? read : (read.content as Letter | PrintLetter)
}

const told = (problem: KnowledgeProblem, lang: Language): ToldLetterProblem => ({
  ...problem,
  text: say(knowledgeWords[`knowledge.${problem.code}` as keyof typeof knowledgeWords], lang, {
    file: problem.file,
    line: problem.line ?? 1,
    field: problem.field,
  }),
})

function refuseUnsound(problems: readonly KnowledgeProblem[], lang: Language): never {
  const lines = problems.slice(0, mostNamed).map((one) => told(one, lang).text)
  refuse('letter.unsound', { count: problems.length, lines: lines.join('\n') })
}

type Kept = {
  readonly text: string | null
  readonly note: string
  readonly name: { readonly ja: string; readonly en: string }
  readonly by: { readonly id: string; readonly name: string }
}

/** The version and what the record says of it; the file follows once both are on disk. */
async function keep(context: Context, shelf: LetterShelf, letter: string, { name, ...one }: Kept): Promise<void> {
  const { desk } = context
  await inRecord(context, async (tx, journal) => {
    await lockLetter(tx, shelf, letter)
    const no = await insertVersion(tx, { ...one, id: desk.newId(), shelf, letter, at: desk.now().toISOString() })
    journal.append({
      kind: 'change',
      code: one.text === null ? 'letter.reset' : 'letter.saved',
      about: [{ type: 'letter', id: `${shelf} ${letter}` }],
      facts: { letter, ja: name.ja, en: name.en, no, reason: one.note },
      searchText: `${letter} ${name.ja} ${name.en} ${one.note}`,
    })
  })
}

async function pageOf(context: Context, shelf: LetterShelf, letter: string): Promise<LetterPage> {
  const { desk, viewer, lang } = context
  const versions = await versionsOf(desk.state.db, shelf, letter)
  const own = ownText(desk.dataDir, shelf, letter)
  const ours = shippedText(shelf, letter)
  const text = own ?? ours ?? versions.find((one) => one.text !== null)?.text ?? null
  if (text === null) refuse('letter.not-found', { id: letter })
  const read = readText(shelf, letter, text)
  const used = inUse(context, shelf, letter)
  return {
    shelf,
    id: letter,
    name: used?.name ?? null,
    when: used?.when ?? null,
    isOwn: own !== null,
    isShipped: ours !== null,
    text,
    problems: Array.isArray(read) ? read.map((one) => told(one, lang)) : [],
    isUnsaved: own !== (versions[0]?.text ?? null),
    versions: versions.map(({ text: _, ...one }) => one),
    can: { write: may(viewer, 'letter:write'), preview: may(viewer, 'notice:write') },
  }
}
