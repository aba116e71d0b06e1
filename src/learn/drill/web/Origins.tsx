import forms from '#src/respond/incident/web/forms.module.css'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Day } from '#src/web/kit/Times.tsx'
import { drillApi } from '../api.ts'
import type { Origin } from '../drill.ts'
import { drillPageWords } from './words.ts'

/** From which exercise measures of an incident came; nothing where none did. */
export function OriginOfMeasures({ incident, nos }: { incident: string; nos: readonly number[] }) {
  const found = useAsk(drillApi.ofIncident, { incident })
  return <From origin={found.data?.rows.find(({ no }) => nos.includes(no))} />
}

/** From which exercise an edition of a playbook came. */
export function OriginOfEdition({ playbook, no }: { playbook: string; no: number }) {
  const found = useAsk(drillApi.ofPlaybook, { playbook })
  return <From origin={found.data?.rows.find((one) => one.no === no)} />
}

function From({ origin }: { origin: Origin | undefined }) {
  const t = useWords(drillPageWords)
  const mayRead = useMay('readiness:read')
  if (!origin || !mayRead) return null
  return (
    <p className={forms.quiet}>
      <PageLink to="/readiness" search={{ item: origin.item } as never}>
        {t('from', { name: origin.name })}
      </PageLink>{' '}
      <Day at={origin.heldAt} />
    </p>
  )
}
