import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { readRuleStates } from '#src/detect/signature/store.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { huntUnusual } from './actions/hunt.ts'
import type { anomalyApi, DetectorRow } from './api.ts'
import { isCountryKnown } from './calendar.ts'
import { DetectorName, detectors, memoryOf } from './detector.ts'
import { givenOf } from './jobs/given.ts'
import * as store from './store.ts'
import { wordOf } from './words.ts'

type Api = typeof anomalyApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

async function rowsOf({ desk }: Context): Promise<DetectorRow[]> {
  const { db } = desk.state
  const set = await store.readSet(db)
  const known = await store.readKnown(db)
  const states = await readRuleStates(db, desk.now())
  return DetectorName.options.map((name) => {
    const { level, setting, within } = detectors[name]
    const { isOn, threshold, days } = set.get(name) ?? setting
    const state = states.get(`anomaly:${name}`)
    return {
      name,
      level,
      isOn,
      threshold,
      days,
      least: within[0],
      most: within[1],
      usual: setting.threshold,
      usualDays: setting.days,
      known: known.get(memoryOf(name)) ?? null,
      matches: state?.matches ?? 0,
      falseAlarms: state?.falseAlarms ?? 0,
      setBy: set.get(name)?.setBy ?? null,
      setAt: set.get(name)?.setAt ?? null,
    }
  })
}

export const anomalyActions = {
  async detectors(context: Context): Out<'detectors'> {
    const { country } = await givenOf(context.desk)
    return { detectors: await rowsOf(context), country }
  },

  async setDetector(context: Context, { name, ...setting }: In<'setDetector'>): Out<'setDetector'> {
    const [least, most] = detectors[name].within
    if (setting.threshold < least || setting.threshold > most) refuse('anomaly.threshold.invalid', { least, most })
    await inRecord(context, async (tx, journal) => {
      await store.putSetting(tx, name, setting, context.viewer.name, context.desk.now())
      journal.append({
        kind: 'change',
        code: setting.isOn ? 'anomaly.set' : 'anomaly.switched-off',
        facts: { detector: wordOf(name), threshold: setting.threshold, days: setting.days },
      })
      journal.announce({ topic: 'alert', id: null })
    })
    return (await rowsOf(context)).find((row) => row.name === name)!
  },

  async setCalendar(context: Context, { country }: In<'setCalendar'>): Out<'setCalendar'> {
    if (country !== null && !isCountryKnown(country)) refuse('anomaly.country.invalid', { country })
    await inRecord(context, async (tx, journal) => {
      await store.putCountry(tx, country, context.desk.now())
      journal.append({ kind: 'change', code: 'anomaly.calendar-set', facts: { country: country ?? 'none' } })
      journal.announce({ topic: 'alert', id: null })
    })
    return { country }
  },

  hunt: huntUnusual,
}
