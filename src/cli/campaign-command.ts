// What every command of a mass reset has: of which incident, with which secrets, from which files.
import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { readYamlDocument } from '../prepare/knowledge/yaml-place.ts'
import { campaignApi } from '../respond/campaign/api.ts'
import type { Ask } from '../respond/campaign/cli.ts'
import { campaignCliWords } from '../respond/campaign/cli-words.ts'
import { type Given, onDesk } from './command.ts'
import type { Connection } from './connect.ts'
import { readGiven } from './given-file.ts'
import { langOfTerminal } from './terminal.ts'

export const lang = langOfTerminal()
export const t = speaker(campaignCliWords, lang)
type Of = { incident: string; campaign: string; dryRun?: boolean; keyFile?: string; bindFile?: string }

const clientOf = (desk: Connection) => desk.client(campaignApi)
export type Client = ReturnType<typeof clientOf>

export const dry = (command: Command) => command.option('--dry-run', t('dry-run'))
export const keyed = (command: Command) => command.option('--key-file <file>', t('key-file'))
export const bound = (command: Command) => command.option('--bind-file <file>', t('bind-file'))

/** A command that acts on one campaign of one incident at the desk. */
export const on = <O>(
  under: Command,
  usage: string,
  key: keyof typeof campaignCliWords,
  options: (command: Command) => Command,
  work: (
    api: Client,
    ask: Ask,
    options: O & Of & Given,
    args: string[],
    zone: () => Promise<string>,
  ) => Promise<number>,
) =>
  onDesk<O & Of>(
    options(
      under
        .command(usage)
        .description(t(key))
        .requiredOption('--incident <number>', t('incident'))
        .option('--campaign <number>', t('campaign.number'), '1'),
    ),
    async (desk, given, args) =>
      await work(clientOf(desk), { incident: given.incident, campaign: given.campaign }, given, args, () =>
        desk.zone(),
      ),
  )

export async function fileIn(path: string) {
  return { name: path.split('/').at(-1) ?? 'list', mediaType: 'application/octet-stream', bytes: await readGiven(path) }
}

export async function documentIn(path: string): Promise<unknown> {
  const read = readYamlDocument(new TextDecoder().decode(await readGiven(path)))
  if ('errors' in read) throw new Error(t('bad-file', { file: path, detail: String(read.errors[0] ?? '') }))
  return read.value
}

/** A secret from a file, else from the environment; never from the arguments, which everybody on the machine can read. */
export async function secretIn(path: string | undefined, variable: string, option: string): Promise<string>
export async function secretIn(path: string | undefined, variable: string, option: null): Promise<string | undefined>
export async function secretIn(
  path: string | undefined,
  variable: string,
  option: string | null,
): Promise<string | undefined> {
  const text = path === undefined ? process.env[variable] : new TextDecoder().decode(await readGiven(path))
  if (text?.trim()) return text.trim()
  if (option !== null) throw new Error(t('no-secret', { option, variable }))
  return undefined
}
