import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { advisoryApi } from '../prepare/advisory/api.ts'
import { advisoryCliWords } from '../prepare/advisory/cli-words.ts'
import { onDesk } from './command.ts'
import { readGiven, uploadsOf } from './given-file.ts'
import { langOfTerminal, print, printJson, tell } from './terminal.ts'

const t = speaker(advisoryCliWords, langOfTerminal())
const filesAtOnce = 200

/** `hikeshi weakness`: what is published, held against what runs here. */
export function weaknessCommands(program: Command): void {
  const weakness = program.command('weakness').description(t('weakness'))
  onDesk(weakness.command('list').description(t('list')), async (desk, { json }) => {
    const { rows } = await desk.client(advisoryApi).list({})
    for (const one of rows) {
      const { advisory, software } = one
      if (json) print(JSON.stringify(one))
      else
        print(
          [
            advisory.id,
            t(`verdict.${one.verdict}`),
            t(`decision.${one.decision}`),
            software.host,
            `${software.name} ${software.version}`.trim(),
            one.owner || software.owner,
            advisory.title,
          ].join('\t'),
        )
    }
    if (rows.length === 0) tell(t('none'))
    return rows.some(({ decision }) => decision === 'open') ? 1 : 0
  })
  onDesk(weakness.command('take <file...>').description(t('take')), async (desk, { json }, paths) => {
    const client = desk.client(advisoryApi)
    const files = paths.flatMap((path) =>
      path !== '-' && statSync(path).isDirectory()
        ? globSync('**/*.{json,jsonl}', { cwd: path }).map((name) => join(path, name))
        : [path],
    )
    const count = { new: 0, changed: 0, same: 0, unread: 0, found: 0 }
    for (let at = 0; at < files.length; at += filesAtOnce) {
      const { outcomes, found } = await client.take({}, await uploadsOf(files.slice(at, at + filesAtOnce)))
      count.found += found
      for (const one of outcomes) {
        count[one.outcome]++
        if (json) print(JSON.stringify(one))
        else if (one.outcome === 'unread') tell(t('unread', { name: one.name }))
      }
    }
    if (!json) tell(t('took-in', count))
    return count.unread > 0 ? 1 : 0
  })
  onDesk<{ host?: string }>(
    weakness.command('software').description(t('software')).option('--host <name>', t('software.host')),
    async (desk, { host, json }) => {
      const { rows } = await desk.client(advisoryApi).software({ host })
      for (const one of rows)
        print(
          json ? JSON.stringify(one) : [one.host, one.name, one.version, one.ecosystem, one.owner, one.open].join('\t'),
        )
      if (rows.length === 0) tell(t('none'))
      return 0
    },
  )
  onDesk<{ host?: string; ecosystem?: string; owner?: string }>(
    weakness
      .command('take-software <file>')
      .description(t('take-software'))
      .option('--host <name>', t('take-software.host'))
      .option('--ecosystem <name>', t('take-software.ecosystem'))
      .option('--owner <name>', t('take-software.owner')),
    async (desk, { host, ecosystem, owner, json }, [path = '']) => {
      const text = Buffer.from(await readGiven(path)).toString('utf8')
      const done = await desk.client(advisoryApi).takeSoftware({ text, host, ecosystem, owner })
      if (json) printJson(done)
      else {
        for (const one of done.problems) tell(t('problem', one))
        tell(t('took-software', done))
      }
      return done.problems.length > 0 ? 1 : 0
    },
  )
  onDesk(weakness.command('match <said...>').description(t('match')), async (desk, { json }, said) => {
    const { rows } = await desk.client(advisoryApi).match({ said: said.join('\n') })
    for (const one of rows)
      print(
        json
          ? JSON.stringify(one)
          : [
              one.advisory.id,
              t(`verdict.${one.verdict}`),
              `${one.name} ${one.version}`.trim(),
              one.advisory.title,
            ].join('\t'),
      )
    if (rows.length === 0) tell(t('none'))
    return rows.length > 0 ? 1 : 0
  })
  onDesk(weakness.command('patches').description(t('patches')), async (desk, { json }) => {
    const { rows } = await desk.client(advisoryApi).patches({})
    for (const one of rows)
      print(
        json
          ? JSON.stringify(one)
          : [one.at, one.host, one.name, one.before, one.after, one.source, one.outcome, one.notedBy].join('\t'),
      )
    if (rows.length === 0) tell(t('none'))
    return 0
  })
}
