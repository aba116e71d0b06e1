import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { letterApi } from '../prepare/knowledge/edition/api.ts'
import { letterCliWords } from '../prepare/knowledge/edition/cli-words.ts'
import { LetterShelf } from '../prepare/knowledge/edition/letter-version.ts'
import { onDesk } from './command.ts'
import type { Connection } from './connect.ts'
import { langOfTerminal, print, tell } from './terminal.ts'
import { oneOf } from './usage.ts'

const t = speaker(letterCliWords, langOfTerminal())
type On = { shelf?: LetterShelf; reason?: string }

/** Where the letter stands, when nobody said: an id is in one of both as a rule. */
async function shelfOf(desk: Connection, letter: string, asked?: LetterShelf): Promise<LetterShelf> {
  if (asked) return asked
  const { rows } = await desk.client(letterApi).list({})
  return rows.find((one) => one.id === letter)?.shelf ?? 'letter'
}

const withShelf = (command: Command): Command =>
  command.option('--shelf <shelf>', t('shelf'), oneOf(LetterShelf.options))

/** The verbs of `hikeshi letter` that need a desk: its own letters and their versions. */
export function letterDeskCommands(letter: Command): void {
  onDesk<On>(
    withShelf(letter.command('show <id>').description(t('show'))),
    async (desk, { shelf, json }, [id = '']) => {
      const page = await desk.client(letterApi).show({ shelf: await shelfOf(desk, id, shelf), letter: id })
      print(json ? JSON.stringify(page) : page.text.trimEnd())
      for (const problem of page.problems) tell(problem.text)
      return 0
    },
  )
  onDesk<On>(
    withShelf(letter.command('save <file>').description(t('save')).option('--reason <text>', t('reason'))),
    async (desk, { shelf, reason, json }, [file = '']) => {
      const text = readFileSync(file, 'utf8')
      const id = /^id:\s*['"]?([a-z0-9-]+)/m.exec(text)?.[1] ?? basename(file).replace(/\.ya?ml$/, '')
      const to = { shelf: await shelfOf(desk, id, shelf), letter: id }
      const page = await desk.client(letterApi).save({ ...to, text, note: reason })
      if (json) print(JSON.stringify(page))
      else tell(t('saved', { no: page.versions[0]?.no ?? 0 }))
      return 0
    },
  )
  onDesk<On>(
    withShelf(letter.command('versions <id>').description(t('versions'))),
    async (desk, { shelf, json }, [id = '']) => {
      const { versions } = await desk.client(letterApi).show({ shelf: await shelfOf(desk, id, shelf), letter: id })
      if (json) {
        print(JSON.stringify(versions))
        return 0
      }
      const style = { lang: langOfTerminal(), zone: await desk.zone() }
      for (const { no, madeAt, madeBy, note, isRemoval } of versions) {
        const said = [isRemoval ? t('removal') : '', note].filter((one) => one !== '').join(' ')
        print(t('version.line', { no, at: formatInstant(madeAt, style), by: madeBy, note: said }).trimEnd())
      }
      if (versions.length === 0) tell(t('none'))
      return 0
    },
  )
  onDesk<On>(
    withShelf(letter.command('reset <id>').description(t('reset')).option('--reason <text>', t('reason'))),
    async (desk, { shelf, reason, json }, [id = '']) => {
      const to = { shelf: await shelfOf(desk, id, shelf), letter: id }
      const page = await desk.client(letterApi).reset({ ...to, note: reason })
      if (json) print(JSON.stringify(page))
      else tell(t('removal'))
      return 0
    },
  )
}
