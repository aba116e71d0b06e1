import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import pLimit from 'p-limit'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { checkStamp, rootsIn } from '../platform/time-stamp/token.ts'
import { peopleApi } from '../prepare/people/api.ts'
import { evidenceApi } from '../respond/evidence/api.ts'
import { sendFile } from '../respond/evidence/cli-send.ts'
import { evidenceCliWords } from '../respond/evidence/cli-words.ts'
import { type EvidenceRow, type Proof, shortCode } from '../respond/evidence/evidence.ts'
import { evidenceEntryWords } from '../respond/evidence/words.ts'
import { onDesk, say } from './command.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { t } from './words.ts'

const lang = langOfTerminal()
const words = speaker(evidenceEntryWords, lang)
const said = speaker(evidenceCliWords, lang)
const verifiedAtOnce = 4
/** `2026-0001-E3` says its incident itself. */
const askOf = (number: string) => ({ incident: number.replace(/-E\d+$/i, ''), item: number })
const lineOf = (row: EvidenceRow): string =>
  [
    row.number,
    words(`evidence.kind.${row.kind}`),
    words(`evidence.state.${row.state}`),
    row.holder,
    row.file ? shortCode(row.file.sha256) : '',
    row.description,
  ].join('\t')

type Told = Pick<Proof, 'state' | 'at' | 'authority' | 'isTrusted' | 'fault' | 'problem'>
function proofLine(number: string, { state, at, authority, isTrusted, fault, problem }: Told, zone: string): string {
  if (state === 'waiting') return said('proof.waiting', { number, problem: problem || '-' })
  if (state === 'wrong') return said('proof.wrong', { number, fault: words(`evidence.fault.${fault ?? 'unreadable'}`) })
  const facts = { number, at: formatInstant(at!, { lang, zone, precision: 'second', named: true }), authority }
  return said(isTrusted ? 'proof.proved' : 'proof.signed', facts)
}

export function evidenceCommands(program: Command): void {
  const evidence = program.command('evidence').description(t('evidence'))
  const incident = ['--incident <number>', t('evidence.incident')] as const
  onDesk<{ incident: string; note?: string; source?: string; tool?: string; parent?: string; malware?: boolean }>(
    evidence
      .command('add <file...>')
      .description(t('evidence.add'))
      .requiredOption(...incident)
      .option('--note <text>', t('evidence.add.note'))
      .option('--source <text>', t('evidence.add.source'))
      .option('--tool <text>', t('evidence.add.tool'))
      .option('--parent <number>', t('evidence.add.parent'))
      .option('--malware', t('evidence.add.malware')),
    async (desk, options, files) => {
      // A pipe would be waited for, a device has no end; each is looked at before the first is sent.
      for (const file of files) if (!statSync(file).isFile()) throw new Error(said('not-a-file', { file }))
      for (const file of files) {
        const upload = await sendFile(desk.fetch, options.incident, file, (sent, bytes) => {
          if (process.stderr.isTTY)
            process.stderr.write(`\r${said('sending', { file, percent: Math.floor((sent / bytes) * 100) })}`)
        })
        if (process.stderr.isTTY) process.stderr.write('\n')
        const { incident, note, source, tool, parent, malware } = options
        const row = await desk.client(evidenceApi).add({
          incident,
          kind: 'file',
          upload,
          description: note ?? basename(file),
          ...(source === undefined ? {} : { source }),
          ...(tool === undefined ? {} : { tool }),
          ...(parent === undefined ? {} : { parent }),
          isMalware: malware ?? false,
        })
        if (options.json) printJson(row)
        else say.data(`${row.number}\t${row.file?.sha256 ?? ''}\t${file}`)
      }
      return 0
    },
  )
  onDesk<{ incident: string }>(
    evidence
      .command('list')
      .description(t('evidence.list'))
      .requiredOption(...incident),
    async (desk, { incident, json }) => {
      const found = await desk.client(evidenceApi).list({ incident })
      if (json) printJson(found)
      else for (const row of found.rows) say.data(lineOf(row))
      return 0
    },
  )
  onDesk(evidence.command('show <number>').description(t('evidence.show')), async (desk, { json }, [number = '']) => {
    const detail = await desk.client(evidenceApi).show(askOf(number))
    if (json) printJson(detail)
    else {
      say.data(lineOf(detail.row))
      if (detail.row.file) say.data(`SHA-256 ${detail.row.file.sha256}`)
      const zone = await desk.zone()
      for (const line of detail.custody)
        say.data(`${formatInstant(line.at, { lang, zone, named: true })}\t${line.by}\t${line.text}`)
    }
    return 0
  })
  onDesk<{ incident?: string }>(
    evidence
      .command('verify [number...]')
      .description(t('evidence.verify'))
      .option(...incident),
    async (desk, { incident, json }, given) => {
      const client = desk.client(evidenceApi)
      const all = incident === undefined ? [] : (await client.list({ incident })).rows
      const numbers = given.length > 0 ? given : all.filter((row) => row.file).map((row) => row.number)
      let isWhole = true
      // The desk proves several at once; they are told in the order in which they were asked for.
      const inTurn = pLimit(verifiedAtOnce)
      const verdicts = numbers.map((number) => inTurn(() => client.verify(askOf(number))))
      for (const verdict of verdicts) verdict.catch(() => inTurn.clearQueue())
      for (const asked of verdicts) {
        const verdict = await asked
        const { number } = verdict
        isWhole &&= verdict.state === 'whole'
        const { proof } = verdict
        isWhole &&= proof?.state !== 'wrong'
        if (json) printJson(verdict)
        else {
          say.data(said(`verify.${verdict.state}`, verdict))
          if (proof) say.data(proofLine(number, proof, await desk.zone()))
        }
      }
      if (numbers.length === 0) say.words(said('verify.none'))
      return isWhole ? 0 : 1
    },
  )
  onDesk<{ out?: string }>(
    evidence
      .command('proof <number>')
      .description(t('evidence.proof'))
      .option('--out <file>', t('evidence.export.out')),
    async (desk, { out }, [number = '']) => {
      const answer = await desk.client(evidenceApi).proof(askOf(number))
      const path = out ?? `${number}.tsr`
      await writeFile(path, (answer as { body: Uint8Array }).body, { flag: 'wx' })
      say.data(path)
      return 0
    },
  )
  evidence
    .command('check-proof <file>')
    .description(t('evidence.check-proof'))
    .requiredOption('--proof <file>', t('evidence.check-proof.proof'))
    .option('--ca <file>', t('evidence.check-proof.ca'))
    .option('--json', t('option.json'))
    .action(async (file: string, { proof, ca, json }: { proof: string; ca?: string; json?: boolean }) => {
      const hash = createHash('sha256')
      for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
      const roots = ca === undefined ? [] : rootsIn(await readFile(ca, 'utf8'))
      const stamp = await checkStamp(await readFile(proof), hash.digest('hex'), { roots })
      if (json) printJson(stamp)
      else
        say.data(proofLine(basename(file), { ...stamp, state: stamp.fault ? 'wrong' : 'proved', problem: '' }, 'UTC'))
      process.exitCode = stamp.fault === null ? 0 : 1
    })
  onDesk<{ to: string; purpose: string }>(
    evidence
      .command('hand-over <number>')
      .description(t('evidence.hand-over'))
      .requiredOption('--to <who>', t('evidence.hand-over.to'))
      .requiredOption('--purpose <text>', t('evidence.purpose')),
    async (desk, { to, purpose, json }, [number = '']) => {
      const colleagues = (await desk.client(peopleApi).people({})).rows
      const colleague = colleagues.find((one) => one.name === to)
      const done = await desk
        .client(evidenceApi)
        .handOver({ ...askOf(number), purpose, ...(colleague ? { toId: colleague.id } : { toName: to }) })
      if (json) printJson(done)
      else say.words(said('given', { number, to: done.to }))
      return 0
    },
  )
  onDesk<{ reason: string; out?: string }>(
    evidence
      .command('export <number>')
      .description(t('evidence.export'))
      .requiredOption('--reason <text>', t('evidence.export.reason'))
      .option('--out <file>', t('evidence.export.out')),
    async (desk, { reason, out }, [number = '']) => {
      const { incident, item } = askOf(number)
      const query = new URLSearchParams({ reason })
      const response = await desk.fetch(`/api/incidents/${incident}/evidence/${item}/file?${query}`, {})
      const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
      const path = out ?? basename(decodeURIComponent(name ?? number))
      try {
        await pipeline(Readable.fromWeb(response.body as never), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
      } catch (error) {
        // Half a file is no evidence; one that stood there before is not touched.
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(path, { force: true })
        throw error
      }
      say.data(path)
      return 0
    },
  )
  onDesk<{ incident: string; host: string; reason: string; quick?: true; packages?: true }>(
    evidence
      .command('collect')
      .description(t('evidence.collect'))
      .requiredOption(...incident)
      .requiredOption('--host <name>', t('evidence.collect.host'))
      .requiredOption('--reason <text>', t('evidence.collect.reason'))
      .option('--quick', t('collect.quick'))
      .option('--packages', t('evidence.collect.packages')),
    async (desk, { incident, host, reason, quick, packages }) => {
      const how = { isQuick: quick ?? false, checksPackages: packages ?? false, lang }
      await desk.client(evidenceApi).orderCollection({ incident, host, reason, ...how })
      say.words(said('collect.told', { host }))
      return 0
    },
  )
  program
    .command('collect')
    .description(t('collect'))
    .requiredOption('--out <dir>', t('collect.out'))
    .option('--quick', t('collect.quick'))
    .action(async ({ out, quick }: { out: string; quick?: boolean }) => {
      const script = fileURLToPath(new URL('../../agent/collect.sh', import.meta.url))
      const args = [script, '-y', '-l', lang, '-o', out, ...(quick ? ['-q'] : [])]
      const run = spawn('sh', args, { stdio: 'inherit' })
      process.exitCode = await new Promise<number>((ended, failed) => {
        run.once('close', (code) => ended(code === 0 ? 0 : 3))
        run.once('error', failed)
      })
    })
}
