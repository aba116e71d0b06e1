// Lists come in: who has an account, who is exposed, who is removed beforehand, what became of changes elsewhere.
import { createHash } from 'node:crypto'
import type { OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { type Exposure, loginKey, oneLine } from '../account.ts'
import type { campaignApi, Loaded } from '../api.ts'
import { rememberedPassword } from '../jobs/connect.ts'
import { readDirectory } from '../jobs/ldap.ts'
import { makeSecondKey, secondProof } from '../jobs/second-key.ts'
import { compareHashes } from '../match.ts'
import { plainSecond } from '../own.ts'
import { type ListLine, mostLines, type ReadList, readList } from '../read-list.ts'
import type { ListCount } from '../reconcile.ts'
import {
  keysOf,
  type Outcome,
  putAccounts,
  setExempt,
  setExposures,
  setOutcomes,
  setRemoved,
} from '../store/account.ts'
import { type StoredCampaign, setList, setScope } from '../store/campaign.ts'
import { setSeconds } from '../store/own.ts'
import { type OnCampaign, onCampaign, readCampaign } from './within.ts'

type Api = typeof campaignApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>
type Files = { readonly files: readonly UploadedFile[] }

const mostStrays = 1_000
const mostShownStrays = 200

export const loadActions = {
  async load(context: Context, input: In<'load'> & Files): Out<'load'> {
    const read = listIn(input.files[0])
    if (input.dryRun) {
      const known = await keysOf(context.desk.state.db, (await readCampaign(context, input)).id)
      return outcome(input.list, read, input.list === 'accounts' ? null : known)
    }
    return await onCampaign(context, input, async (on) => {
      const known = input.list === 'accounts' ? null : await keysOf(on.tx, on.campaign.id)
      if (known?.size === 0) refuse('campaign.accounts.missing')
      await take(
        context,
        on,
        input,
        read.lines.filter((line) => known === null || known.has(line.key)),
      )
      return await keep(
        on,
        outcome(input.list, read, known),
        known === null ? [] : straysOf(read, known),
        sha256(input.files[0]!.bytes),
      )
    })
  },

  async loadDirectory(context: Context, input: In<'loadDirectory'>): Out<'loadDirectory'> {
    const { read } = await fromDirectory(context, input)
    if (input.dryRun) return outcome('accounts', read, null)
    return await onCampaign(context, input, async (on) => {
      await putLines(context, on, read.lines)
      return await keep(
        on,
        outcome('accounts', read, null),
        [],
        sha256(Buffer.from(read.lines.map((line) => line.key).join('\n'))),
      )
    })
  },

  async match(context: Context, input: In<'match'> & Files): Out<'match'> {
    const [exposedFile, heldFile] = input.files
    const exposed = listIn(exposedFile)
    // Hashes live in this function alone: what is kept of them is one word for each account.
    const held = await heldHashes(context, input, heldFile)
    const known = await keysOf(context.desk.state.db, (await readCampaign(context, input)).id)
    if (known.size === 0) refuse('campaign.accounts.missing')
    const found = new Map<string, Exposure>()
    for (const { key, hash } of exposed.lines)
      if (known.has(key)) found.set(key, compareHashes(hash, held.get(key) ?? ''))
    const exposures: Record<string, number> = { same: 0, differs: 0, unknown: 0, listed: 0 }
    for (const exposure of found.values()) exposures[exposure] = (exposures[exposure] ?? 0) + 1
    const result = outcome('exposed', exposed, known)
    if (input.dryRun) return { ...result, exposures }
    return await onCampaign(context, input, async (on) => {
      await setScope(on.tx, on.campaign.id, input.scope)
      await setExposures(on.tx, on.campaign.id, found, input.scope)
      const matched = input.scope === 'all' ? known.size : input.scope === 'same' ? exposures.same : found.size
      on.note('matched', { ...exposures, matched })
      return { ...(await keep(on, result, straysOf(exposed, known), sha256(exposedFile!.bytes))), exposures }
    })
  },

  async exempt(context: Context, input: In<'exempt'>): Out<'exempt'> {
    return await onCampaign(context, input, async (on) => {
      const changed = await setExempt(on.tx, on.campaign.id, input.logins.map(loginKey), input.reason)
      if (changed > 0 && input.reason === '') on.note('included', { count: changed })
      else if (changed > 0) on.note('exempted', { count: changed, reason: input.reason }, 'decision')
      return { changed }
    })
  },
}

async function take(
  context: Context,
  on: OnCampaign,
  { list, reason }: In<'load'>,
  lines: readonly ListLine[],
): Promise<void> {
  const { tx, campaign } = on
  const keys = lines.map((line) => line.key)
  if (list === 'accounts') await putLines(context, on, lines)
  else if (list === 'removal') await setRemoved(tx, campaign.id, keys, reason)
  else await setOutcomes(tx, campaign.id, lines.map(outcomeOf), context.desk.now())
}

/** Accounts, and the proofs of what people outside are asked for; what they are made from is not kept. */
async function putLines({ desk }: Context, { tx, campaign }: OnCampaign, lines: readonly ListLine[]): Promise<void> {
  const { id, scope, own } = campaign
  await putAccounts(
    tx,
    id,
    lines.map(({ key, account }) => ({ ...account, key })),
    scope,
  )
  const { second } = own
  if (second === 'none') return
  const proofKey = await makeSecondKey(desk)
  const known = lines.flatMap(({ key, birth, number }) => {
    const plain = plainSecond(second, second === 'birth-date' ? birth : number)
    return plain === '' ? [] : [{ key, second: secondProof(proofKey, { campaign: id, key, plain }).toString('hex') }]
  })
  await setSeconds(tx, id, known)
}

/** What other systems call it. */
const changedWords = new Set(['changed', 'done', 'ok', 'success', '変更済み', '変更済', '成功'])
const failedWords = new Set(['failed', 'systemfailed', 'error', 'ng', '失敗', 'システム失敗'])
const outcomeOf = ({ key, state, cause }: ListLine): Outcome => ({
  key,
  state: changedWords.has(state) ? 'changed' : failedWords.has(state) ? 'system-failed' : 'not-yet',
  cause: failedWords.has(state) ? cause : '',
})

export function listIn(file: UploadedFile | undefined): ReadList {
  if (!file || file.bytes.byteLength === 0) return refuse('campaign.list.invalid')
  const read = readList(file.bytes)
  if (read.problems.some((one) => one.code === 'too-many')) refuse('campaign.list.too-large', { limit: mostLines })
  return read.lines.length === 0 ? refuse('campaign.list.invalid') : read
}

const straysOf = (read: ReadList, known: ReadonlySet<string>): string[] =>
  read.lines.filter((line) => !known.has(line.key)).map((line) => line.login)

/** Counts of a list; for the accounts themselves every line that names somebody is found. */
function outcome(list: ListCount['list'], read: ReadList, known: ReadonlySet<string> | null): Loaded {
  const strays = known === null ? [] : straysOf(read, known)
  return {
    list,
    lines: read.lines.length + read.twice + read.unread,
    found: read.lines.length - strays.length,
    strays: strays.length,
    twice: read.twice,
    unread: read.unread,
    problems: read.problems.slice(0, mostShownStrays),
    strayLogins: strays.slice(0, mostShownStrays),
  }
}

async function keep(on: OnCampaign, loaded: Loaded, strays: readonly string[], hash: string): Promise<Loaded> {
  await setList(on.tx, on.campaign.id, loaded, strays.slice(0, mostStrays))
  const { lines, found, twice } = loaded
  on.note('loaded', {
    list: { word: `campaign.list.${loaded.list}` },
    lines,
    found,
    strays: loaded.strays,
    twice,
    sha256: hash,
  })
  return loaded
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function heldHashes(
  context: Context,
  input: In<'match'>,
  file: UploadedFile | undefined,
): Promise<ReadonlyMap<string, string>> {
  if (file) return new Map(listIn(file).lines.map(({ key, hash }) => [key, hash]))
  const campaign = await readCampaign(context, input)
  const hasPassword = input.bindPassword !== undefined || rememberedPassword(context.desk, campaign.id) !== undefined
  if (campaign.connector.kind !== 'ldap' || !hasPassword) return new Map()
  return new Map((await fromDirectory(context, input)).read.lines.map(({ key, hash }) => [key, hash]))
}

/** The directory as a list like any other, so that it is judged by the same rules. */
async function fromDirectory(
  context: Context,
  input: { incident: string; campaign: string; bindPassword?: string | undefined },
): Promise<{ campaign: StoredCampaign; read: ReadList }> {
  const campaign = await readCampaign(context, input)
  const { connector } = campaign
  if (connector.kind !== 'ldap') return refuse('campaign.connector.missing')
  const password =
    input.bindPassword ?? rememberedPassword(context.desk, campaign.id) ?? refuse('campaign.bind-password.missing')
  const entries = await readDirectory(connector, password, mostLines + 1)
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const names = [
    'cn',
    'ou',
    'employeeType',
    'roomNumber',
    'postalAddress',
    'preferredLanguage',
    'userPassword',
    'schacDateOfBirth',
    'employeeNumber',
  ]
  const rows = entries.map(({ dn, values }) => {
    const folded = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]))
    const of = (name: string) => folded.get(name.toLowerCase()) ?? ''
    return [of(connector.attribute), dn, ...names.map(of)].map(oneLine).map(quoted).join(',')
  })
  const read = readList(Buffer.from(`\ufefflogin,dn,${names.join(',')}\n${rows.join('\n')}\n`))
  if (read.problems.some((one) => one.code === 'too-many')) refuse('campaign.list.too-large', { limit: mostLines })
  return { campaign, read: read.lines.length === 0 ? refuse('campaign.list.invalid') : read }
}
