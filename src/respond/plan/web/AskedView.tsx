import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { planApi } from '../api.ts'
import { Inquiries } from './Inquiries.tsx'
import { Parties } from './Parties.tsx'
import classes from './Plan.module.css'

/** What units and outside parties were asked, and the links by which they answer. */
export function AskedView({ incident }: { incident: string }) {
  const found = useAsk(planApi.matrix, { incident })
  if (found.isPending) return <LoadingPlace rows={5} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  return (
    <div className={classes.page}>
      <Inquiries incident={incident} matrix={found.data} />
      <Parties incident={incident} assignees={found.data.assignees} canWrite={found.data.canWrite} />
    </div>
  )
}
