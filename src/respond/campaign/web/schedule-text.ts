// The schedule of a mass reset as people are told of it, in their language.
import type { Language } from '#src/core/language.ts'
import { formatInstant, zoneLabel } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { PhaseKind } from '../forecast.ts'
import { planWords } from './plan-words.ts'

type Phase = { readonly kind: PhaseKind; readonly from: string; readonly to: string | null }
type Style = { readonly lang: Language; readonly zone: string }

/** `2003年7月1日(火) 9:00 – 2003年7月4日(金) 18:00`; what has no end yet stays open. */
export function spanText({ from, to }: Omit<Phase, 'kind'>, style: Style): string {
  const at = (instant: string) => formatInstant(instant, { ...style, named: false })
  return to === null ? `${at(from)} –` : `${at(from)} – ${at(to)}`
}

/** For whoever reads it elsewhere: in which zone it is, too. */
export const namedSpan = (phase: Omit<Phase, 'kind'>, style: Style): string =>
  `${spanText(phase, style)} (${zoneLabel(style.zone, phase.from)})`

export function scheduleText(phases: readonly Phase[], style: Style): string {
  const t = speaker(planWords, style.lang)
  const lines = phases.map((phase) => `${namedSpan(phase, style)}  ${t(`kind.${phase.kind}`)}`)
  return [t('notice.title'), ...lines].join('\n')
}
