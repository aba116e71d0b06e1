// `hikeshi anomaly thresholds|set|holidays`: from where on each detector speaks, and whose holidays count.
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Facts } from '#src/detect/log/cli.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import type { anomalyApi, DetectorRow } from './api.ts'
import { anomalyCliWords } from './cli-words.ts'
import type { DetectorName } from './detector.ts'
import { detectorTitles, thresholdWords } from './words.ts'

type Client = ClientOf<typeof anomalyApi>

function rowText(row: DetectorRow, { lang }: Facts): string {
  const t = speaker(anomalyCliWords, lang)
  const what = speaker(thresholdWords, lang)(row.name)
  return [
    row.name.padEnd(24),
    speaker(detectorTitles, lang)(row.name),
    row.isOn ? t('row.threshold', { value: row.threshold, what }) : t('row.off'),
    t('row.days', { days: row.days }),
    ...(!row.known ? [] : [t('row.known', { known: row.known })]),
    t('row.spoke', { matches: row.matches, falseAlarms: row.falseAlarms }),
  ].join('  ')
}

export async function listThresholds(client: Pick<Client, 'detectors'>, facts: Facts): Promise<number> {
  const { detectors } = await client.detectors({})
  for (const row of detectors) facts.out(facts.json ? JSON.stringify(row) : rowText(row, facts))
  return 0
}

export type Setting = {
  readonly threshold?: number
  readonly days?: number
  readonly on?: true
  readonly off?: true
}

/** What is not given stays as it is. */
export async function setThreshold(
  client: Pick<Client, 'detectors' | 'setDetector'>,
  name: DetectorName,
  { threshold, days, on, off }: Setting,
  facts: Facts,
): Promise<number> {
  const { detectors } = await client.detectors({})
  const before = detectors.find((row) => row.name === name) ?? refuse('anomaly.threshold.invalid')
  const row = await client.setDetector({
    name,
    isOn: off ? false : on ? true : before.isOn,
    threshold: threshold ?? before.threshold,
    days: days ?? before.days,
  })
  facts.out(facts.json ? JSON.stringify(row) : rowText(row, facts))
  return 0
}

/** `none` takes no holidays; without a country it says whose count. */
export async function holidays(
  client: Pick<Client, 'detectors' | 'setCalendar'>,
  given: string | undefined,
  facts: Facts,
): Promise<number> {
  const { country } =
    given === undefined
      ? await client.detectors({})
      : await client.setCalendar({ country: given === 'none' ? null : given })
  const t = speaker(anomalyCliWords, facts.lang)
  facts.out(facts.json ? JSON.stringify({ country }) : t('holidays.are', { country: country ?? 'none' }))
  return 0
}
