import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { publicationApi } from '../respond/publication/api.ts'
import { publicationCliWords } from '../respond/publication/cli-words.ts'
import { Given, type Publication, Stage } from '../respond/publication/publication.ts'
import { onDesk, say } from './command.ts'
import { readGiven } from './given-file.ts'
import { aTime, momentOf } from './moment.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { oneOf } from './usage.ts'
import { t as common } from './words.ts'

const t = speaker(publicationCliWords, langOfTerminal())
const wrongUsage = 2
/** A folder that a desk writes holds files beside each other, and nothing that leads out of it. */
const plainName = /^[\w-][\w.-]{0,100}$/

const Written = Given.extend({ asOf: Instant.optional() })
type Publish = {
  incident: string
  stage?: Stage
  file?: string
  publication?: string
  hidesEarlier?: true
  approve?: true
  alone?: string
  at?: string
}

/** `hikeshi notice publish` and `hikeshi notice export-site`: what everybody may read. */
export function publishCommands(notice: Command): void {
  onDesk<Publish>(
    notice
      .command('publish')
      .description(t('publish'))
      .requiredOption('--incident <number>', common('option.incident'))
      .option('--stage <stage>', t('stage'), oneOf(Stage.options))
      .option('--file <file>', t('file'))
      .option('--publication <number>', t('publication'))
      .option('--hides-earlier', t('hides'))
      .option('--approve', t('approve'))
      .option('--alone <reason>', t('alone'))
      .option('--at <time>', t('at'), aTime),
    async (desk, { incident, stage, file, publication, hidesEarlier, approve, alone, at, json }) => {
      const client = desk.client(publicationApi)
      let done: Publication
      if (stage && file) {
        const given = await readWritten(file)
        if (given === null) {
          say.words(t('wrong.file', { file }))
          return wrongUsage
        }
        const { asOf, ...languages } = given
        done = await client.write({
          incident,
          stage,
          given: languages,
          ...(asOf ? { asOf } : {}),
          ...(publication ? { publication } : {}),
          hidesEarlier: hidesEarlier ?? false,
        })
      } else if (approve && publication) {
        const { rows } = await client.list({ incident })
        const found = rows.find((one) => one.number === publication || one.number.endsWith(`-${publication}`))
        done = await client.approve({
          incident,
          publication: found?.id ?? publication,
          version: found?.versions[0]?.version ?? 0,
          ...(alone === undefined ? {} : { alone }),
          ...(at === undefined ? {} : { publishAt: momentOf(at, await desk.zone())! }),
        })
      } else {
        say.words(t('wrong.what'))
        return wrongUsage
      }
      if (json) printJson(done)
      else say.data(lineOf(done))
      return 0
    },
  )
  onDesk<{ base?: string }>(
    notice.command('export-site <folder>').description(t('export-site')).option('--base <url>', t('base')),
    async (desk, { base, json }, [folder = '']) => {
      const { files } = await desk.client(publicationApi).site(base === undefined ? {} : { base })
      await mkdir(folder, { recursive: true })
      for (const { path, text } of files) {
        if (!plainName.test(path)) throw new Error(`not a plain file name: ${path}`)
        // Whoever reads the folder at this moment finds each page whole.
        await writeFile(join(folder, `.${path}.new`), text)
        await rename(join(folder, `.${path}.new`), join(folder, path))
      }
      if (json) printJson({ folder, files: files.map((one) => one.path) })
      else say.words(t('written', { count: files.length, folder }))
      return 0
    },
  )
}

async function readWritten(file: string): Promise<z.infer<typeof Written> | null> {
  try {
    return Written.parse(JSON.parse(new TextDecoder().decode(await readGiven(file))))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

function lineOf({ number, url, versions: [newest] }: Publication): string {
  const subject = newest?.text.ja?.subject ?? newest?.text.en?.subject ?? ''
  return [number, newest ? t(`state.${newest.state}`) : '', `v${newest?.version ?? 0}`, subject, url ?? ''].join('\t')
}
