import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { advisoryApi } from '../api.ts'
import classes from './Weaknesses.module.css'
import { VerdictWord } from './WeaknessList.tsx'
import { weaknessPageWords } from './words.ts'

/** Known weaknesses in what is said to run on a machine: what answers on its ports, its services, its description (S0-11). */
export function KnownIn({ said }: { said: readonly string[] }) {
  const t = useWords(weaknessPageWords)
  const text = said
    .filter((one) => one !== '')
    .join('\n')
    .slice(0, 4_000)
  const asked = useAsk(
    advisoryApi.match,
    { said: text },
    { enabled: useMay('weakness:read') && text !== '', staleTime: 300_000 },
  )
  const rows = asked.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <details className={classes.known}>
      <summary>{t('known-in', { count: rows.length })}</summary>
      <ul>
        {rows.map(({ name, version, verdict, advisory }) => (
          <li key={`${name} ${version} ${advisory.id}`}>
            <b>{advisory.id}</b> {name} {version || t('version.unknown')}: {advisory.title} (
            <VerdictWord verdict={verdict} />)
          </li>
        ))}
      </ul>
    </details>
  )
}
