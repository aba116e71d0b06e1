import { LogFrame } from './LogFrame.tsx'
import { SearchDesk } from './search/SearchDesk.tsx'

/** Logs: every line that the desk was sent, found by one line of query. */
export function LogSearchPage() {
  return (
    <LogFrame place="search">
      <SearchDesk />
    </LogFrame>
  )
}
