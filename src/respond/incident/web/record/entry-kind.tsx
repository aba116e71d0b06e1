import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconBulb,
  IconEye,
  IconFlag,
  IconGavel,
  IconMicrophone,
  IconMoodSad,
  IconNote,
  IconPhone,
  IconSend,
  IconShieldHalf,
  IconTool,
  IconUsers,
} from '@tabler/icons-react'
import { Explained } from '#src/web/kit/Explained.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { stateWords } from '../words/state.ts'
import classes from './entry-kind.module.css'

/** Each kind has its shape, its word and one of five colours: never colour alone. */
const icons = {
  fact: IconFlag,
  action: IconTool,
  decision: IconGavel,
  contact: IconPhone,
  finding: IconBulb,
  containment: IconShieldHalf,
  request: IconSend,
  meeting: IconUsers,
  media: IconMicrophone,
  complaint: IconMoodSad,
  note: IconNote,
  change: IconArrowsExchange,
  access: IconEye,
} as const
export const entryKinds = Object.keys(icons) as (keyof typeof icons)[]
/** What people write; the rest the desk writes by itself. */
export const kindsOfPeople = [
  'note',
  'fact',
  'action',
  'decision',
  'contact',
  'finding',
  'containment',
  'request',
  'meeting',
  'media',
  'complaint',
] as const
export type KindOfPeople = (typeof kindsOfPeople)[number]
export const isKindOfPeople = (kind: string): kind is KindOfPeople =>
  (kindsOfPeople as readonly string[]).includes(kind)

export function useKindWord(): (kind: string) => { label: string; means: string } {
  const t = useWords(stateWords)
  return (kind) => {
    const key = `kind.${kind}`
    if (!(key in stateWords)) return { label: t('kind.change'), means: t('kind.change.means') }
    return { label: t(key as 'kind.note'), means: t(`${key}.means` as 'kind.note.means') }
  }
}

export function EntryKind({ kind }: { kind: string }) {
  const { label, means } = useKindWord()(kind)
  const Icon = icons[kind as keyof typeof icons] ?? IconAlertTriangle
  return (
    <Explained means={means} className={classes.kind}>
      <span className={classes.mark} data-kind={kind}>
        <Icon size={15} aria-hidden />
      </span>
      {label}
    </Explained>
  )
}
