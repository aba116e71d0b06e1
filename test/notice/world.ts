// Random worlds for the disclosure test, and a second, plain reading of the rules: what may not leave, and whether it did.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import type { Language } from '#src/core/language.ts'
import type { Observable } from '#src/core/observable-type.ts'
import type { ConsentLevel } from '#src/detect/report/report.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import type { Composed, World } from '#src/respond/notice/compose.ts'
import { type ItemKind, itemKinds, type Permission, type Source } from '#src/respond/notice/item.ts'
import { type Circle, everybody, type Holding } from '#src/respond/notice/recipient.ts'

const letters = knowledge().letters.filter((one) => one.form === 'mail')
const families = ['斎藤', '渡邉', 'Okonkwo', 'Lindqvist', '五十嵐', 'Marchetti', 'ｻﾄｳ', 'がま口']
const givens = ['花子', '健太郎', 'Ngozi', 'Birgitta', 'ﾊﾅｺ', '美咲']
const houses = [
  '株式会社あおば電算',
  '国立大学法人みどり大学',
  'Harborline Ltd',
  'ＣＳＩＲＴ西東京',
  'Quillfeather Corp',
  '赤レンガ市役所',
]
const words = ['quetzal', 'marzipan', 'obsidian', 'zephyrus', 'jackdaw', 'pomelo', 'xylograph', 'thimble']

const number = (from: number, to: number) => fc.integer({ min: from, max: to })
const four = fc
  .tuple(fc.constantFrom('198.51.100', '203.0.113', '192.0.200'), number(100, 254))
  .map(([net, last]) => `${net}.${last}`)
const six = fc
  .tuple(number(0x1000, 0xffff), number(0x1000, 0xffff))
  .map(([a, b]) => `2001:db8::${a.toString(16)}:${b.toString(16)}`)
const level = fc.constantFrom<ConsentLevel | null>(null, 'nobody', 'named', 'parties', 'public')
const tlp = fc.constantFrom<Permission['tlp']>(
  null,
  null,
  null,
  'clear',
  'green',
  'amber',
  'amber+strict',
  'red',
  'unknown',
)
const contacts = ['c1', 'c2', 'c3']

const permission = fc.record({
  identity: level,
  organisation: level,
  address: level,
  log: level,
  attachments: level,
  named: fc.subarray(contacts),
  tlp,
  pap: fc.constantFrom('red', 'amber', 'green', null),
}) as fc.Arbitrary<Permission>

const sourceOf = (index: number): fc.Arbitrary<Source> =>
  fc
    .record({
      family: fc.constantFrom(...families),
      given: fc.constantFrom(...givens),
      blank: fc.constantFrom(' ', '', '　'),
      house: fc.option(fc.constantFrom(...houses)),
      fours: fc.array(four, { maxLength: 3 }),
      sixes: fc.array(six, { maxLength: 2 }),
      lines: number(0, 3),
      hasName: fc.boolean(),
      hasMail: fc.boolean(),
      hasFile: fc.boolean(),
      seed: number(0, 9_999),
      permission,
    })
    .map((one) => {
      const tag = `${words[index]}${one.seed}`
      const domain = `${tag}.example.jp`
      const host = `node${tag}`
      const account = `user${tag}`
      const addresses: Observable[] = [
        ...one.fours.map((value): Observable => ({ type: 'ipv4-addr', value })),
        ...one.sixes.map((value): Observable => ({ type: 'ipv6-addr', value })),
      ]
      const lines = Array.from({ length: one.lines }, (_, i) => ({
        raw: `Jun 23 1${i}:34:00 ${host} telnetd[12]: ${account} line${tag}x${i} ${words.toReversed().slice(0, 2).join(' ')}${i}${tag} from ${addresses[i]?.value ?? domain}`,
        at: `1999-06-23T0${i}:34:00.000Z`,
      }))
      return {
        reportId: `r${index}`,
        number: `R1999-000${index + 1}`,
        reporter: {
          name: one.hasName ? `${one.family}${one.blank}${one.given}${index}` : null,
          department: null,
          email: one.hasMail ? `post.${tag}@${domain}` : null,
          phone: one.hasName ? `03-5555-${1000 + one.seed}` : null,
          fax: null,
        },
        organisation: one.house,
        things: [
          ...addresses,
          { type: 'domain-name', value: `www.${domain}` },
          { type: 'url', value: `http://shop.${domain}/a` },
        ],
        hosts: [host],
        accounts: [account],
        lines,
        clock: { zone: 'JST', isSynced: true, errorSeconds: 0, stated: null },
        files: one.hasFile ? [{ position: 0, name: `${tag}.bin`, sha256: '0'.repeat(64) }] : [],
        permission: one.permission,
      }
    })

/** What people do to a text on its way into a form. */
const spellings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.replaceAll('.', '[.]'),
  (text) => text.replace('@', ' (at) ').replaceAll('.', '(dot)'),
  (text) => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  (text) => [...text].join('\u200b'),
  (text) => text.normalize('NFD'),
  (text) => text.replace(/[ 　]/g, '\n  '),
  (text) => text.replace('http://', 'hxxp://'),
  (text) => (ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text).toNormalizedString() : text),
]

/** Everything of a source that may be a secret, by item. */
export function valuesOf(source: Source, kind: ItemKind): string[] {
  const { reporter } = source
  const domain = reporter.email?.split('@')[1]
  const given = (...texts: readonly (string | null | undefined)[]) =>
    texts.filter((text) => text !== null && text !== undefined)
  switch (kind) {
    case 'identity':
      return given(reporter.name, reporter.email, reporter.phone)
    case 'organisation':
      return given(source.organisation, domain)
    case 'address':
      return source.things.map((one) => one.value)
    case 'log':
      return source.lines.map((line) => line.raw)
    case 'attachments':
      return source.files.map((file) => file.name)
  }
}

export const worlds: fc.Arbitrary<World> = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => sourceOf(index))))
  .chain((sources) => {
    const everything = sources.flatMap((source) => itemKinds.flatMap((kind) => valuesOf(source, kind)))
    const snippet = fc
      .tuple(fc.constantFrom(...everything, '平文'), fc.constantFrom(...spellings), number(0, 1))
      .map(([text, spell, half]) => spell(half && text.length > 80 ? text.slice(Math.floor(text.length / 3)) : text))
    const prose = fc.array(snippet, { maxLength: 4 }).map((parts) => parts.join(' について、 '))
    const things = sources.flatMap((one) => one.things)
    return fc
      .record({
        letter: fc.constantFrom(...letters),
        lang: fc.constantFrom<Language>('ja', 'en'),
        title: prose,
        findings: prose,
        subject: prose,
        request: prose,
        earlier: prose,
        isPublic: fc.boolean(),
        id: fc.constantFrom(...contacts, 'c4'),
        circle: fc.constantFrom<Circle>('own', 'client', 'community', 'anybody'),
        concern: fc.constantFrom('party' as const, 'reported' as const, 'holds' as const, null),
        isReporter: fc.boolean(),
        reporter: number(0, sources.length - 1),
        held: fc.subarray(things.length > 0 ? things : [{ type: 'domain-name' as const, value: 'none.example' }], {
          maxLength: 2,
        }),
        kinds: fc.constantFrom<string[]>([], ['jpcert:scan'], ['rsit:intrusion-attempts/brute-force']),
      })
      .map((one): World => {
        const email = one.isReporter ? sources[one.reporter]!.reporter.email : null
        const emails = ['abuse@holder.example.net', ...(email ? [email] : [])]
        const to = one.isPublic
          ? everybody
          : {
              id: one.id,
              names: ['Holder NOC', 'Holder Networks'],
              emails,
              holds: one.held.flatMap(({ type, value }): Holding[] =>
                type === 'domain-name'
                  ? [{ type: 'domain' as const, value }]
                  : type === 'url'
                    ? []
                    : [{ type: 'cidr' as const, value: `${value}/${type === 'ipv4-addr' ? 32 : 128}` }],
              ),
              circle: one.circle,
              concern: one.concern,
            }
        return {
          id: '0190a6f0-0000-7000-8000-000000000001',
          now: '2026-11-22T00:00:00.000Z',
          lang: one.lang,
          letter: one.letter,
          incident: { number: '1999-0001', title: one.title || 'title', kinds: one.kinds, tlp: 'amber' },
          sources,
          sightings: things.map((thing) => ({ ...thing, role: 'source', port: null })),
          to: { ...to, person: to.id ? 'Holder NOC' : '', house: to.id ? 'Holder Networks' : '', zone: 'Asia/Tokyo' },
          desk: {
            name: 'Example Desk',
            responder: 'Ichiro',
            contact: 'desk@desk.example',
            email: 'desk@desk.example',
            link: 'http://desk.example',
          },
          given: {
            findings: one.findings,
            subject: one.subject,
            request: one.request,
            earlier: one.earlier,
            measures: one.request,
          },
          sha256,
        }
      })
  })
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The rules once more, as a table in words and not as the judge has them. */
function mayLeave(source: Source, kind: ItemKind, { to }: World): boolean {
  if (source.reporter.email !== null && to.emails.includes(source.reporter.email)) return true
  const { permission } = source
  const said = permission[kind]
  const isNamed = said === 'named' && to.id !== null && permission.named.includes(to.id)
  if (!isNamed) {
    if (said !== 'public' && !(said === 'parties' && to.id !== null && to.concern !== null)) return false
    const readers = { clear: 4, green: 3, amber: 2, 'amber+strict': 1, red: 0, unknown: 0 }
    const far = { own: 1, client: 2, community: 3, anybody: 4 }
    if (permission.tlp !== null && far[to.circle] > readers[permission.tlp]) return false
  }
  if (kind !== 'attachments') return true
  return itemKinds
    .filter((one) => one !== 'attachments' && valuesOf(source, one).length > 0)
    .every((one) => mayLeave(source, one, { to } as World))
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\s]/gu, '')
    .replace(
      /\[(.|:\/\/|dot|at)\]|\((.|dot|at)\)/g,
      (_, a: string | undefined, b: string | undefined) => ({ dot: '.', at: '@' })[a ?? b ?? ''] ?? a ?? b ?? '',
    )
    .replaceAll('hxxp', 'http')

/** Every byte that leaves, also those that stand encoded in a machine-readable part. */
export function leavingOf(composed: Composed): string {
  const encoded = composed.attachments.flatMap((one) => {
    if (one.mediaType !== 'application/json') return []
    const { evidence = [] } = JSON.parse(one.text) as { evidence?: { payload: string }[] }
    return evidence.map((part) => Buffer.from(part.payload, 'base64').toString('utf8'))
  })
  return [
    composed.subject,
    composed.body,
    ...composed.attachments.flatMap((one) => [one.name, one.text]),
    ...encoded,
  ].join('\n')
}

/** What stands in what leaves although its source withholds it from this recipient. */
export const leaksOf = (world: World, composed: Composed): string[] => leaksIn(world, leavingOf(composed))

export function leaksIn(world: World, leaving: string): string[] {
  // The recipient's own names are no news to the recipient, also where they stand below a name that is withheld.
  const out = world.to.holds.reduce(
    (text, one) => (one.type === 'domain' ? text.replaceAll(bare(one.value), ' own ') : text),
    bare(leaving),
  )
  const sixes = new Set(
    [...out.matchAll(/[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}/g)].flatMap(([word]) =>
      ipaddr.IPv6.isValid(word) ? [ipaddr.IPv6.parse(word).toString()] : [],
    ),
  )
  const isIn = (value: string) =>
    ipaddr.IPv6.isValid(value) ? sixes.has(ipaddr.IPv6.parse(value).toString()) : out.includes(bare(value))
  const heldAddresses = new Set(
    world.to.holds.flatMap((one) => (one.type === 'cidr' ? [one.value.replace(/\/\d+$/, '')] : [])),
  )
  const isHeld = (value: string) =>
    heldAddresses.has(value) ||
    world.to.emails.includes(value) ||
    world.to.holds.some((one) => one.type === 'domain' && (value === one.value || value.endsWith(`.${one.value}`)))
  const free = new Set(
    world.sources.flatMap((one) => (mayLeave(one, 'address', world) ? valuesOf(one, 'address') : [])),
  )
  return world.sources.flatMap((source) =>
    itemKinds.flatMap((kind) => {
      if (mayLeave(source, kind, world)) return []
      const secret = valuesOf(source, kind)
      const found = secret.filter((value) => {
        if (isHeld(value) || (kind === 'address' && free.has(value))) return false
        // Of a log line what nobody else's line has: a piece of it is a leak too.
        if (kind === 'log') return isIn(/line\w+x\d/.exec(value)![0])
        return isIn(value)
      })
      return found.map((value) => `${source.number}:${kind} ${value}`)
    }),
  )
}
