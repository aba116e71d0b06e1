import { type Command, Option } from 'commander'
import { formatInstant } from '../core/time.ts'
import { LockWhich } from '../respond/campaign/after-api.ts'
import { isOpenDefect } from '../respond/campaign/program.ts'
import { dry, fileIn, lang, on, t } from './campaign-command.ts'
import { say } from './command.ts'
import { readGiven } from './given-file.ts'
import { aTime, momentOf } from './moment.ts'
import { printJson } from './terminal.ts'

const again = (text: string, before: readonly string[] = []): string[] => [...before, text]
/** A time as people of the desk say it. */
const spoken = (at: string, zone: string): string => formatInstant(at, { lang, zone, named: true })
const outcomes = ['well', 'trouble', 'cancelled'] as const

/** `hikeshi campaign program …`: versions of what makes the change, tests before a witness, defects (S0-37, S0-38). */
export function programCommands(program: Command): void {
  on(
    program,
    'show',
    'program.show',
    (c) => c,
    async (api, ask, { json }, _, zoneOf) => {
      const { versions, tests, defects } = await api.program(ask)
      const zone = await zoneOf()
      if (json) printJson({ versions, tests, defects })
      else
        for (const { version, at, by, what } of versions) {
          say.data(t('program.version.line', { version, at: spoken(at, zone), by, what }))
          for (const test of tests.filter((one) => one.version === version)) {
            const outcome = t(test.isPassed ? 'program.passed' : 'program.not-passed')
            say.data(
              t('program.test.line', {
                ...test,
                at: spoken(test.at, zone),
                witness: test.witness === '' ? t('program.nobody') : t('program.witnessed', { witness: test.witness }),
                outcome,
              }),
            )
            for (const defect of defects.filter((one) => one.test === test.position)) {
              const state = isOpenDefect(defect)
                ? t('defect.open')
                : defect.mendedIn !== null
                  ? t('defect.mended', { version: defect.mendedIn })
                  : t('defect.accepted', { reason: defect.accepted })
              say.data(t('defect.line', { position: defect.position, state, what: defect.what }))
            }
          }
        }
      return 0
    },
  )
  on<{ by: string; mends?: string[] }>(
    program,
    'version <what>',
    'program.version',
    (c) => c.requiredOption('--by <name>', t('program.by')).option('--mends <number>', t('program.mends'), again),
    async (api, ask, { by, mends = [], json }, [what = ''], zone) => {
      const made = await api.addVersion({ ...ask, what, by, mends: mends.map(Number) })
      if (json) printJson(made)
      else say.data(t('program.version.line', { ...made, at: spoken(made.at, await zone()) }))
      return 0
    },
  )
  on<{ by: string; witness?: string; failed?: boolean; defect?: string[] }>(
    program,
    'test <what>',
    'program.test',
    (c) =>
      c
        .requiredOption('--by <name>', t('program.by'))
        .option('--witness <name>', t('program.witness'))
        .option('--failed', t('program.failed'))
        .option('--defect <text>', t('program.defect'), again),
    async (api, ask, { by, witness = '', failed = false, defect: defects = [], json }, [what = '']) => {
      const made = await api.addTest({ ...ask, what, by, witness, isPassed: !failed, defects })
      if (json) printJson(made)
      else
        for (const { position, what } of made.defects)
          say.data(t('defect.line', { position, state: t('defect.open'), what }))
      return 0
    },
  )
  on<{ reason: string }>(
    program,
    'accept <defect>',
    'program.accept',
    (c) => c.requiredOption('--reason <text>', t('reason')),
    async (api, ask, { reason, json }, [defect = '']) => {
      const made = await api.acceptDefect({ ...ask, defect: Number(defect), reason })
      if (json) printJson(made)
      return 0
    },
  )
}

/** `hikeshi campaign after`: who has signed in since, and what is locked once the time is over. */
export function afterCommand(campaign: Command): void {
  on<{ signIns?: string; lock?: LockWhich; reason?: string }>(
    campaign,
    'after',
    'after',
    (c) =>
      dry(
        c
          .option('--sign-ins <file>', t('after.sign-ins'))
          .addOption(new Option('--lock <which>', t('after.lock')).choices(LockWhich.options))
          .option('--reason <text>', t('reason')),
      ),
    async (api, ask, { signIns, lock, reason = '', dryRun = false, json }) => {
      if (signIns !== undefined) await api.signedIn({ ...ask, dryRun }, [await fileIn(signIns)])
      const done = lock === undefined ? null : await api.lock({ ...ask, which: lock, reason, dryRun })
      const after = await api.after(ask)
      const { signedIn, notSignedIn, unfetched, locked } = after
      if (json) printJson({ ...after, ...(done === null ? {} : { lock: done }) })
      else {
        if (done) say.data(t('after.done', { locked: done.locked, failed: done.failed.length }))
        const counts = { notSignedIn: notSignedIn.count, unfetched: unfetched.count, locked: locked.count }
        say.data(t('after.line', { signedIn, ...counts }))
      }
      return (done?.failed.length ?? 0) > 0 ? 1 : 0
    },
  )
}

/** `hikeshi campaign special …`: groups with a handling of their own (S0-48). */
export function specialCommands(special: Command): void {
  on(
    special,
    'list',
    'special.list',
    (c) => c,
    async (api, ask, { json }) => {
      const { rows } = await api.specials(ask)
      if (json) printJson(rows)
      else for (const row of rows) say.data(t('special.line', row))
      return 0
    },
  )
  on<{ name: string; responsible: string; handling?: string; day?: string[] }>(
    special,
    'add <file>',
    'special.add',
    (c) =>
      c
        .requiredOption('--name <text>', t('special.name'))
        .requiredOption('--responsible <name>', t('special.responsible'))
        .option('--handling <text>', t('special.handling'))
        .option('--day <when-what>', t('special.day'), again),
    async (api, ask, { name, responsible, handling = '', day = [], json }, [path = ''], zone) => {
      const logins = new TextDecoder()
        .decode(await readGiven(path))
        .split(/[\s,]+/)
        .filter(Boolean)
      const here = day.length > 0 ? await zone() : ''
      const dates = day.map((text) => {
        const [at = '', ...what] = text.trim().split(/\s+/)
        return { at: momentOf(aTime(at), here)!, what: what.join(' ') }
      })
      const made = await api.addSpecial({
        ...ask,
        name,
        responsible,
        handling: { ja: handling, en: handling },
        dates,
        logins,
      })
      if (json) printJson(made)
      else say.data(t('special.line', made))
      if (made.unknown.length > 0) say.words(t('special.unknown', { logins: made.unknown.join(', ') }))
      return made.unknown.length > 0 ? 1 : 0
    },
  )
  on<{ note?: string }>(
    special,
    'done <group> <day>',
    'special.done',
    (c) => c.option('--note <text>', t('presence.note')),
    async (api, ask, { note = '', json }, [group = '', day = '']) => {
      const made = await api.specialDone({ ...ask, special: Number(group), day: Number(day), note })
      if (json) printJson(made)
      return 0
    },
  )
}

/** `hikeshi campaign presence …`: who is there at the first use (S0-50). */
export function presenceCommands(presence: Command): void {
  on(
    presence,
    'list',
    'presence.list',
    (c) => c,
    async (api, ask, { json }, _, zoneOf) => {
      const { rows } = await api.presences(ask)
      const zone = await zoneOf()
      if (json) printJson(rows)
      else
        for (const row of rows)
          say.data(
            t('presence.line', {
              ...row,
              at: spoken(row.at, zone),
              outcome: t(`presence.${row.told?.outcome ?? 'untold'}`),
            }),
          )
      return 0
    },
  )
  on<{ at: string; place: string; what: string; who: string; special?: string }>(
    presence,
    'add',
    'presence.add',
    (c) =>
      c
        .requiredOption('--at <time>', t('presence.at'), aTime)
        .requiredOption('--place <text>', t('presence.place'))
        .requiredOption('--what <text>', t('presence.what'))
        .requiredOption('--who <name>', t('presence.who'))
        .option('--special <number>', t('presence.special')),
    async (api, ask, { at, place, what, who, special, json }, _, zoneOf) => {
      const zone = await zoneOf()
      const of = special === undefined ? {} : { special: Number(special) }
      const made = await api.addPresence({ ...ask, ...of, at: momentOf(at, zone)!, place, what, who })
      if (json) printJson(made)
      else say.data(t('presence.line', { ...made, at: spoken(made.at, zone), outcome: t('presence.untold') }))
      return 0
    },
  )
  on<{ outcome: 'well' | 'trouble' | 'cancelled'; people?: string; note?: string }>(
    presence,
    'tell <number>',
    'presence.tell',
    (c) =>
      c
        .addOption(new Option('--outcome <how>', t('presence.outcome')).choices([...outcomes]).default('well'))
        .option('--people <count>', t('presence.people'))
        .option('--note <text>', t('presence.note')),
    async (api, ask, { outcome, people, note = '', json }, [number = '']) => {
      const count = people === undefined ? null : Number(people)
      const made = await api.tellPresence({ ...ask, presence: Number(number), outcome, people: count, note })
      if (json) printJson(made)
      return 0
    },
  )
}
