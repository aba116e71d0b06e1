import { IconAlertTriangle, IconLock } from '@tabler/icons-react'
import type { z } from 'zod'
import type { Role } from '#src/core/permission.ts'
import { type Tlp, tlpColour, tlpLabel } from '#src/core/tlp.ts'
import type { ReportState } from '#src/detect/report/report.ts'
import { knowledgeApi } from '#src/prepare/knowledge/api.ts'
import { labelOf, meaningOf } from '#src/prepare/knowledge/taxonomy.ts'
import type { Confidence, Phase, Severity } from '#src/respond/incident/incident.ts'
import { Explained } from './Explained.tsx'
import { useLang, useWords } from './lang.tsx'
import { useAsk } from './queries.ts'
import classes from './States.module.css'
import { type StateWord, stateWords } from './state-words.ts'

type Focusable = { readonly isFocusable?: boolean }

/** The word of a state in the reader's language. A word that is not known is shown as it stands, never lost. */
export function useStateWord(): (key: string) => { label: string; means: string } {
  const t = useWords(stateWords)
  return (key) => {
    if (!(key in stateWords)) return { label: key.slice(key.indexOf('.') + 1), means: '' }
    return { label: t(key as StateWord), means: `${key}.means` in stateWords ? t(`${key}.means` as StateWord) : '' }
  }
}

/** TLP as the standard draws it: its colour on black. */
export function TlpLabel({ tlp, isFocusable }: { tlp: Tlp } & Focusable) {
  const { means } = useStateWord()(`tlp.${tlp}`)
  return (
    <Explained means={means} isFocusable={isFocusable} className={classes.tlp}>
      <span style={{ color: tlpColour[tlp] }}>{tlpLabel(tlp)}</span>
    </Explained>
  )
}

export function PhaseBadge({ phase, isFocusable }: { phase: Phase } & Focusable) {
  const { label, means } = useStateWord()(`phase.${phase}`)
  return (
    <Explained means={means} isFocusable={isFocusable} className={classes.badge}>
      <span className={classes.dot} data-phase={phase} aria-hidden />
      {label}
    </Explained>
  )
}

/** What the desk knows beforehand: taxonomies, severity schemes, criteria, letters. Asked once. */
export function useKnowledge() {
  return useAsk(knowledgeApi.read, {}, { staleTime: Number.POSITIVE_INFINITY }).data
}

/** How bad, by the organisation's scheme: bars for the rank, the word beside them. */
export function SeverityBadge({ severity, isFocusable }: { severity: Severity | null } & Focusable) {
  const { lang } = useLang()
  const wordOf = useStateWord()
  const schemes = useKnowledge()?.severities ?? []
  const tag = severity?.level.includes(':') ? severity.level : `${severity?.scheme}:${severity?.level}`
  const scheme = schemes.find((one) => one.levels.some((level) => level.id === tag))
  const level = scheme?.levels.find((one) => one.id === tag)
  const isGraded = severity !== null && severity.level !== '' && !/^(none|unknown|ungraded)$/.test(severity.level)
  const known = wordOf(isGraded ? tag.replace(':', '.') : 'severity.none')
  const rank = level?.rank ?? { 'quality:accident': 1, 'quality:scandal': 2, 'quality:society': 3 }[tag] ?? 0
  const most = Math.max(3, ...(scheme?.levels.map((one) => one.rank) ?? []))
  return (
    <Explained means={level?.sentence[lang] ?? known.means} isFocusable={isFocusable} className={classes.badge}>
      <span className={classes.bars} data-top={(rank === most && rank > 0) || undefined} aria-hidden>
        {[...Array(Math.min(most, 5)).keys()].map((at) => (
          <span key={at} data-on={at < rank || undefined} style={{ height: 5 + (at * 7) / (most - 1) }} />
        ))}
      </span>
      {level?.[lang] ?? known.label}
    </Explained>
  )
}

/** One kind out of a taxonomy, by its name; the hint says what it means. */
export function KindChip({ kind, isFocusable }: { kind: string } & Focusable) {
  const { lang } = useLang()
  const taxonomies = useKnowledge()?.taxonomies ?? []
  const item = taxonomies.flatMap((one) => one.items).find((one) => one.id === kind)
  const path = labelOf(taxonomies, kind, lang)
  const means = item ? (path === item[lang] ? meaningOf(item, lang) : `${path}: ${meaningOf(item, lang)}`) : ''
  return (
    <Explained means={means} isFocusable={isFocusable} className={classes.chip}>
      {item?.[lang] ?? kind.slice(kind.indexOf(':') + 1)}
    </Explained>
  )
}

export function ReportStateBadge({ state, isFocusable }: { state: ReportState } & Focusable) {
  const { label, means } = useStateWord()(`report.${state}`)
  return (
    <Explained means={means} isFocusable={isFocusable} className={classes.badge}>
      <span className={classes.dot} data-report={state} aria-hidden />
      {label}
    </Explained>
  )
}

export function ConfidenceWord({ confidence, isFocusable }: { confidence: z.infer<typeof Confidence> } & Focusable) {
  const { label, means } = useStateWord()(`confidence.${confidence}`)
  return (
    <Explained means={means} isFocusable={isFocusable} className={classes.word}>
      {label}
    </Explained>
  )
}

export function SecretMark({ isFocusable }: Focusable) {
  const { label, means } = useStateWord()('secret')
  return (
    <Explained means={means} isFocusable={isFocusable} className={classes.badge}>
      <IconLock size={14} aria-hidden />
      {label}
    </Explained>
  )
}

export function RoleWord({ role, isFocusable }: { role: Role } & Focusable) {
  const { label, means } = useStateWord()(`role.${role}`)
  return (
    <Explained means={means} isFocusable={isFocusable}>
      {label}
    </Explained>
  )
}

/** A warning sign on something that came from outside, such as a double extension. */
export function SignMark({ text }: { text: string }) {
  return (
    <span className={classes.sign}>
      <IconAlertTriangle size={14} aria-hidden />
      {text}
    </span>
  )
}
