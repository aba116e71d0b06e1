import type { OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { inRecord, type Journal } from '#src/record/journal.ts'
import { keyActions, refuseSecret } from './actions/keys.ts'
import type { contactApi } from './api.ts'
import { type Asked, askedOf, holdingsOf } from './asked.ts'
import type { Contact, ContactFields } from './contact.ts'
import { askRegistry, type RegistryAnswer } from './http-registry.ts'
import { askWhois } from './http-whois.ts'
import { mostImportBytes, readContacts } from './import.ts'
import {
  contactById,
  contactsById,
  everyUnit,
  insertContact,
  knownContact,
  lockContact,
  type Match,
  matchesOf,
  pageOfContacts,
  setConfirmed,
  updateContact,
} from './store.ts'
import { contactWords } from './words.ts'

type Api = typeof contactApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostProblems = 200

export const contactActions = {
  ...keyActions,

  async list({ desk }: Context, { cursor, ...ask }: In<'list'>): Out<'list'> {
    const from = performance.now()
    const after = cursor && /^[0-9a-f-]{36} /.test(cursor) ? cursor : null
    const page = await pageOfContacts(desk.state.db, { ...ask, after, now: desk.now() })
    return { ...page, tookMs: performance.now() - from }
  },

  async units({ desk }: Context): Out<'units'> {
    const all = await everyUnit(desk.state.db)
    return {
      rows: all.filter(({ email }) => email !== '').map(({ id, name }) => ({ id, name })),
      without: all.filter(({ email }) => email === '').map(({ name }) => name),
    }
  },

  async find({ desk, lang }: Context, { q, registry }: In<'find'>): Out<'find'> {
    const asked = askedOf(q)
    const rows = await matchesOf(desk.state.db, asked)
    const isAsked = registry === 'always' || (registry === 'when-none' && rows.length === 0)
    const answer = isAsked ? await askRegistries(desk, asked) : ({ state: 'unasked', from: '' } as const)
    const t = speaker(contactWords, lang)
    return {
      asked: { type: asked.type, value: asked.value },
      rows: rows.map((match, i) => ({
        contact: match.row,
        why: match.why,
        by: match.by,
        text: t(`why.${match.why}`, {
          by: match.by,
          value: asked.value.replace(/\/(?:32|128)$/, ''),
          ...place(rows, i),
        }),
      })),
      registry: {
        state: answer.state,
        found: answer.state === 'found' ? answer.found : null,
        text: t(
          answer.state === 'failed' && answer.detail === 'EINWARD' ? 'registry.inward' : `registry.${answer.state}`,
          {
            from: answer.from,
            detail: answer.state === 'failed' ? answer.detail : '',
            role: answer.state === 'found' && answer.found.role !== '' ? answer.found.role : 'registrant',
          },
        ),
      },
    }
  },

  async show({ desk }: Context, { id }: In<'show'>): Out<'show'> {
    return await contactById(desk.state.db, id)
  },

  async add(context: Context, input: In<'add'>): Out<'add'> {
    const { desk } = context
    const id = desk.newId()
    const fields = { ...input, holdings: checked(input.holdings) }
    await refuseSecret(fields.keys)
    return await inRecord(context, async (tx, journal) => {
      await knownDeputies(tx, fields, id)
      await insertContact(tx, { ...fields, id, origin: 'own', at: desk.now() })
      journal.append(entryOf('contact.added', id, fields))
      return await contactById(tx, id)
    })
  },

  async change(context: Context, { id, isEnded, ...input }: In<'change'>): Out<'change'> {
    const fields = { ...input, holdings: checked(input.holdings) }
    await refuseSecret(fields.keys)
    return await inRecord(context, async (tx, journal) => {
      const was = await lockContact(tx, id)
      await knownDeputies(tx, fields, id)
      await updateContact(tx, { ...fields, id, isEnded })
      const is = await contactById(tx, id)
      if (JSON.stringify(was) !== JSON.stringify(is))
        journal.append({
          ...entryOf(isEnded && !was.isEnded ? 'contact.ended' : 'contact.changed', id, fields),
          facts: { name: is.name, before: was, after: is },
        })
      return is
    })
  },

  async confirm(context: Context, { id, how }: In<'confirm'>): Out<'confirm'> {
    const { desk, viewer } = context
    return await inRecord(context, async (tx, journal) => {
      const { name } = await lockContact(tx, id)
      await setConfirmed(tx, id, desk.now(), viewer.name)
      journal.append({
        kind: 'change',
        code: 'contact.confirmed',
        about: [{ type: 'contact', id }],
        facts: { name, how },
      })
      return await contactById(tx, id)
    })
  },

  async import(context: Context, { files }: In<'import'> & { files: UploadedFile[] }): Out<'import'> {
    const t = speaker(contactWords, context.lang)
    const counts = { added: 0, merged: 0, same: 0, failed: 0 }
    const problems: { file: string; line: number; text: string }[] = []
    if (files.length === 0) refuse('contact.file.invalid')
    for (const file of files) {
      if (file.bytes.length > mostImportBytes) refuse('contact.too-large', { most: mostImportBytes / 1_000_000 })
      const read = readContacts(new TextDecoder().decode(file.bytes))
      if (read === null) refuse('contact.file.invalid')
      await inRecord(context, async (tx, journal) => {
        const before = { ...counts }
        for (const one of read) {
          if (!one.ok) {
            counts.failed++
            problems.push({ file: file.name, line: one.line, text: t(`import.${one.code}`, { what: one.what }) })
            continue
          }
          for (const value of one.left)
            problems.push({ file: file.name, line: one.line, text: t('import.left', { value }) })
          counts[await takeIn(context, tx, one.fields, file.name)]++
        }
        const made = { added: counts.added - before.added, merged: counts.merged - before.merged }
        if (made.added + made.merged > 0) imported(journal, file.name, made)
      })
    }
    return { ...counts, problems: problems.slice(0, mostProblems) }
  },
}

/** RDAP first; WHOIS where there is none, or it knows nobody. */
async function askRegistries({ registry, whois }: Context['desk'], asked: Asked): Promise<RegistryAnswer> {
  const answer = await askRegistry(registry, asked)
  if (answer.state === 'found' || answer.state === 'unasked' || whois === null) return answer
  const later = await askWhois(whois, asked)
  return later.state === 'found' || answer.state === 'off' ? later : answer
}

/** Where it stands among those found: the closest of how many. */
const place = (rows: readonly Match[], i: number) => ({ place: i + 1, count: rows.length })

function checked(holdings: ContactFields['holdings']): ContactFields['holdings'] {
  const all = holdings.flatMap((one) => holdingsOf(one) ?? refuse('contact.holding.invalid', { value: one.value }))
  return [...new Map(all.map((one) => [`${one.type} ${one.value}`, one])).values()]
}

async function knownDeputies(tx: Transaction, { deputies }: ContactFields, id: string): Promise<void> {
  const known = await contactsById(tx, deputies)
  if (known.length !== new Set(deputies).size || deputies.includes(id)) refuse('contact.deputy.not-found')
}

const entryOf = (code: string, id: string, fields: ContactFields) =>
  ({
    kind: 'change',
    code,
    about: [{ type: 'contact', id }],
    facts: { name: fields.name, after: fields },
  }) as const

const imported = (journal: Journal, file: string, made: { added: number; merged: number }) =>
  journal.append({ kind: 'change', code: 'contact.imported', facts: { file, ...made } })

/** A known contact gets what is new in the list; what the desk has stated itself is not overwritten. */
async function takeIn(
  context: Context,
  tx: Transaction,
  fields: ContactFields,
  file: string,
): Promise<'added' | 'merged' | 'same'> {
  const { desk } = context
  const known = await knownContact(tx, fields.name, fields.channels.find((one) => one.kind === 'email')?.value ?? '')
  if (!known) {
    await insertContact(tx, { ...fields, id: desk.newId(), origin: file.slice(0, 200), at: desk.now() })
    return 'added'
  }
  const joined = together(known, fields)
  if (
    JSON.stringify([known.channels, known.holdings, known.keys, known.links]) ===
    JSON.stringify([joined.channels, joined.holdings, joined.keys, joined.links])
  )
    return 'same'
  await updateContact(tx, {
    ...known,
    ...joined,
    deputies: known.deputies.map((one) => one.id),
    isEnded: known.isEnded,
  })
  return 'merged'
}

function together(known: Contact, more: ContactFields) {
  const join = <T>(a: readonly T[], b: readonly T[], key: (one: T) => string, most: number): T[] =>
    [...new Map([...b, ...a].map((one) => [key(one).toLowerCase(), one])).values()]
      .sort((x, y) => Number(b.includes(x)) - Number(b.includes(y)))
      .slice(0, most)
  return {
    channels: join(known.channels, more.channels, (one) => `${one.kind} ${one.value}`, 20),
    holdings: join(known.holdings, more.holdings, (one) => `${one.type} ${one.value}`, 500),
    keys: join(known.keys, more.keys, (one) => one.value, 10),
    links: join(known.links, more.links, (one) => one, 10),
  }
}
