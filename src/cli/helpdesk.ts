import type { Command } from 'commander'
import { z } from 'zod'
import { speaker } from '#src/core/words.ts'
import { helpdeskApi } from '../respond/helpdesk/api.ts'
import { helpdeskCliWords } from '../respond/helpdesk/cli-words.ts'
import { type QueryRow, QuerySort, type ReachRow } from '../respond/helpdesk/query.ts'
import { type Both, Channel, SheetContent } from '../respond/helpdesk/sheet.ts'
import { helpdeskWords } from '../respond/helpdesk/words.ts'
import { onDesk, say } from './command.ts'
import { readGiven } from './given-file.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { oneOf, whole } from './usage.ts'
import { t as common } from './words.ts'

const lang = langOfTerminal()
const t = speaker(helpdeskCliWords, lang)
const said = speaker(helpdeskWords, lang)
const wrongUsage = 2
const inOne = (text: Both): string => text[lang] || text.ja || text.en

const lineOf = (row: QueryRow): string =>
  [row.number, said(`state.${row.state}`), said(`sort.${row.sort}`), row.organisation, row.name, row.text].join('\t')
const reachLine = (row: ReachRow): string =>
  [said(`channel.${row.channel}`), row.audience, row.meant ?? '', row.reached, row.waiting, row.failed].join('\t')

type Taken = {
  incident: string
  from: QuerySort
  by: Channel
  name?: string
  organisation?: string
  reach?: string
  text: string
  given?: string
  answer?: string
  complaint?: true
  containment?: string
}

/** `hikeshi helpdesk …`: one voice towards press and users, and what they asked. */
export function helpdeskCommands(program: Command): void {
  const helpdesk = program.command('helpdesk').description(t('helpdesk'))
  onDesk(helpdesk.command('show [words]').description(t('show')), async (desk, { json }, [q = '']) => {
    const found = await desk.client(helpdeskApi).window({ q })
    if (json) printJson(found)
    else {
      for (const row of found.rows) {
        say.data(t('said.now', { incident: row.incident, version: row.version, now: inOne(row.now) }))
        for (const one of row.answers) say.data([one.id, inOne(one.question), inOne(one.answer)].join('\t'))
      }
      for (const row of found.earlier) say.data(lineOf(row))
    }
    return 0
  })
  onDesk<Taken>(
    helpdesk
      .command('take')
      .description(t('take'))
      .requiredOption('--incident <number>', common('option.incident'))
      .requiredOption('--text <text>', t('text'))
      .option('--from <who>', t('from'), oneOf(QuerySort.options), 'user')
      .option('--by <channel>', t('channel'), oneOf(Channel.options), 'telephone')
      .option('--name <name>', t('name'))
      .option('--organisation <name>', t('organisation'))
      .option('--reach <text>', t('reach'))
      .option('--given <id>', t('given'))
      .option('--answer <text>', t('said'))
      .option('--complaint', t('complaint'))
      .option('--containment <number>', t('containment')),
    async (
      desk,
      { incident, from, by, text, name, organisation, reach, given, answer, complaint, containment, json },
    ) => {
      const row = await desk.client(helpdeskApi).take({
        incident,
        sort: from,
        channel: by,
        text,
        lang,
        ...{ name, organisation, reach, given, answer, containment },
        isComplaint: complaint ?? false,
      })
      if (json) printJson(row)
      else say.data(lineOf(row))
      return 0
    },
  )
  onDesk<{ text: string }>(
    helpdesk.command('answer <number>').description(t('answer')).requiredOption('--text <text>', t('said')),
    async (desk, { text, json }, [query = '']) => {
      const row = await desk.client(helpdeskApi).answer({ query, answer: text })
      if (json) printJson(row)
      else say.data(lineOf(row))
      return 0
    },
  )
  onDesk<{ why: string }>(
    helpdesk.command('raise <number>').description(t('raise')).requiredOption('--why <text>', t('why')),
    async (desk, { why, json }, [query = '']) => {
      const row = await desk.client(helpdeskApi).raise({ query, why })
      if (json) printJson(row)
      else say.data(lineOf(row))
      return 0
    },
  )
  onDesk<{ incident: string }>(
    helpdesk.command('list').description(t('list')).requiredOption('--incident <number>', common('option.incident')),
    async (desk, { incident, json }) => {
      const found = await desk.client(helpdeskApi).queries({ incident })
      if (json) printJson(found)
      else {
        for (const row of found.rows) say.data(lineOf(row))
        say.words(t('said.counts', found.counts as never))
      }
      return 0
    },
  )
  sheetCommand(helpdesk)
  reachedCommand(helpdesk)
}

function sheetCommand(helpdesk: Command): void {
  onDesk<{ incident: string; file?: string; approve?: number; alone?: string }>(
    helpdesk
      .command('sheet')
      .description(t('sheet'))
      .requiredOption('--incident <number>', common('option.incident'))
      .option('--file <file>', t('file'))
      .option('--approve <version>', t('approve'), whole)
      .option('--alone <reason>', t('alone')),
    async (desk, { incident, file, approve, alone, json }) => {
      const client = desk.client(helpdeskApi)
      let shown: Awaited<ReturnType<typeof client.sheet>>
      if (file !== undefined) {
        const content = await readSheet(file)
        if (content === null) return wrongUsage
        shown = await client.writeSheet({ incident, content })
      } else if (approve !== undefined)
        shown = await client.approveSheet({ incident, version: approve, ...(alone ? { alone } : {}) })
      else shown = await client.sheet({ incident })
      if (json) printJson(shown)
      else
        for (const one of shown.versions)
          say.data([one.version, one.state, one.madeBy, one.approvedBy ?? '', inOne(one.content.now)].join('\t'))
      return 0
    },
  )
}

async function readSheet(file: string): Promise<z.input<typeof SheetContent> | null> {
  try {
    return SheetContent.parse(JSON.parse(new TextDecoder().decode(await readGiven(file))))
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : error.message
    say.words(t('wrong.file', { file, detail }))
    return null
  }
}

type Noted = { incident: string; by?: Channel; audience?: string; meant?: number; count?: number; text?: string }

function reachedCommand(helpdesk: Command): void {
  onDesk<Noted>(
    helpdesk
      .command('reached')
      .description(t('reached'))
      .requiredOption('--incident <number>', common('option.incident'))
      .option('--by <channel>', t('channel'), oneOf(Channel.options))
      .option('--audience <who>', t('audience'))
      .option('--meant <number>', t('meant'), whole)
      .option('--count <number>', t('count'), whole)
      .option('--text <text>', t('said')),
    async (desk, { incident, by, audience, meant, count, text, json }) => {
      const client = desk.client(helpdeskApi)
      const isNote = by !== undefined && audience !== undefined && count !== undefined
      const found = isNote
        ? await client.noteReached({
            incident,
            channel: by,
            audience,
            reached: count,
            ...(meant === undefined ? {} : { meant }),
            ...(text === undefined ? {} : { text }),
          })
        : await client.reached({ incident })
      if (json) printJson(found)
      else for (const row of found.rows) say.data(reachLine(row))
      return 0
    },
  )
}
