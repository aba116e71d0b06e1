import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#src/core/endpoint.ts'
import { ask } from '#src/web/kit/client.ts'
import { refresh } from '#src/web/kit/queries.ts'
import { logApi } from '../../api.ts'

export type Outcome = OutputOf<typeof logApi.import>['outcomes'][number]

/** One file after the other: the page can tell how far it is, and one that fails does not lose the rest. */
export function useLogImport() {
  const queries = useQueryClient()
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const take = async (files: readonly File[], input: InputOf<typeof logApi.import>) => {
    setProblem(null)
    setOutcomes([])
    for (const [done, file] of files.entries()) {
      setProgress({ done, all: files.length })
      try {
        const answer = await ask(logApi.import, input, { files: [file] })
        setOutcomes((before) => [...before, ...answer.outcomes])
      } catch (fault) {
        setProblem(fault)
        // What is refused for one is refused for all of them.
        break
      }
    }
    setProgress(null)
    await refresh(queries, 'desk')
  }
  return { take, outcomes, problem, progress }
}
