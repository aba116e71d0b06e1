import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { contactApi } from '../prepare/contact/api.ts'
import { contactCliWords } from '../prepare/contact/cli-words.ts'
import type { ContactRow } from '../prepare/contact/contact.ts'
import { type ContactKeyRow, plainFingerprint } from '../prepare/contact/key.ts'
import { contactWords } from '../prepare/contact/words.ts'
import { onDesk, say } from './command.ts'
import { readGiven, uploadsOf } from './given-file.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { oneOf, whole } from './usage.ts'
import { t as common } from './words.ts'

const t = speaker(contactCliWords, langOfTerminal())
const said = speaker(contactWords, langOfTerminal())
const lineOf = (row: ContactRow): string =>
  [row.id, row.name, said(`kind.${row.kind}`), row.email || row.phone, row.holdings.join(' ')].join('\t')

/** `hikeshi contact …`: whom to reach, and how. */
export function contactCommands(program: Command): void {
  const contact = program.command('contact').description(t('contact'))
  onDesk(contact.command('import <file...>').description(t('contact.import')), async (desk, { json }, files) => {
    const done = await desk.client(contactApi).import({}, await uploadsOf(files))
    if (json) printJson(done)
    else {
      for (const { file, line, text } of done.problems) say.words(`${file}:${line}: ${text}`)
      say.data(said('import.done', done))
    }
    return done.failed > 0 ? 1 : 0
  })
  onDesk<{ registry?: 'when-none' | 'always' | 'never' }>(
    contact
      .command('find <address>')
      .description(t('contact.find'))
      .option('--registry <when>', t('contact.find.registry'), oneOf(['when-none', 'always', 'never'])),
    async (desk, { registry, json }, args) => {
      const answer = await desk.client(contactApi).find({ q: args.join(' '), ...(registry ? { registry } : {}) })
      if (json) printJson(answer)
      else {
        for (const { contact: row, text } of answer.rows) say.data(`${lineOf(row)}\t${text}`)
        const { found, text } = answer.registry
        if (found) say.data(['-', found.name, found.channels.map((one) => one.value).join(' '), text].join('\t'))
        else if (answer.rows.length === 0) say.words(`${t('nobody')}\n${text}`)
      }
      return answer.rows.length > 0 || answer.registry.found ? 0 : 1
    },
  )
  onDesk<{ stale?: true; query?: string; limit?: number }>(
    contact
      .command('list')
      .description(t('contact.list'))
      .option('--stale', t('contact.list.stale'))
      .option('--query <text>', t('contact.list.q'))
      .option('--limit <n>', common('option.limit'), whole),
    async (desk, { stale, query, limit, json }) => {
      const page = await desk
        .client(contactApi)
        .list({ ...(stale ? { stale } : {}), ...(query ? { q: query } : {}), limit: limit ?? 200 })
      if (json) printJson(page)
      else for (const row of page.rows) say.data(lineOf(row))
      return 0
    },
  )
  onDesk<{ how?: string }>(
    contact.command('confirm <id>').description(t('contact.confirm')).option('--how <text>', t('contact.confirm.how')),
    async (desk, { how, json }, [id = '']) => {
      const done = await desk.client(contactApi).confirm({ id, how: how ?? '' })
      if (json) printJson(done)
      else say.data(`${done.id}\t${done.name}\t${done.confirmedAt}`)
      return 0
    },
  )
  keyCommands(contact)
}

function keyCommands(contact: Command): void {
  const tell = ({ rows }: { rows: readonly ContactKeyRow[] }, isJson: boolean | undefined) => {
    if (isJson) printJson({ rows })
    else
      for (const row of rows)
        say.data(
          [row.fingerprint, row.kind, row.expiresAt?.slice(0, 10) ?? '', row.emails.join(' '), row.text].join('\t'),
        )
    return rows.some((row) => row.fault !== null) ? 1 : 0
  }
  onDesk(contact.command('keys <id>').description(t('contact.keys')), async (desk, { json }, [id = '']) =>
    tell(await desk.client(contactApi).keys({ id }), json),
  )
  onDesk(
    contact.command('key-add <id> <file>').description(t('contact.key-add')),
    async (desk, { json }, [id = '', file = '']) => {
      const value = new TextDecoder().decode(await readGiven(file))
      return tell(await desk.client(contactApi).addKey({ id, value }), json)
    },
  )
  onDesk<{ how: string }>(
    contact
      .command('key-check <id> <fingerprint>')
      .description(t('contact.key-check'))
      .requiredOption('--how <text>', t('contact.confirm.how')),
    async (desk, { how, json }, [id = '', fingerprint = '']) =>
      tell(await desk.client(contactApi).checkKey({ id, fingerprint: plainFingerprint(fingerprint), how }), json),
  )
}
