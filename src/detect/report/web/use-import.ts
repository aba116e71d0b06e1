import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutputOf } from '#src/core/endpoint.ts'
import { ask } from '#src/web/kit/client.ts'
import { refresh } from '#src/web/kit/queries.ts'
import { reportApi } from '../api.ts'
import { type Assumed, isYearWrong } from './assumed.ts'

export type Outcome = OutputOf<typeof reportApi.import>['outcomes'][number]

/** Files go in small lots, so that the page can tell how far it is and one bad lot does not lose the rest. */
const lotFiles = 20
const lotBytes = 16 * 1024 * 1024

function lotsOf(files: readonly File[]): File[][] {
  const lots: File[][] = []
  let bytes = 0
  for (const file of files) {
    const lot = lots.at(-1)
    if (lot && lot.length < lotFiles && bytes + file.size <= lotBytes) {
      lot.push(file)
      bytes += file.size
    } else {
      lots.push([file])
      bytes = file.size
    }
  }
  return lots
}

export function useImport() {
  const queries = useQueryClient()
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const take = async (files: readonly File[], assumed: Assumed): Promise<boolean> => {
    if (isYearWrong(assumed.year)) return false
    const year = assumed.year.trim() === '' ? {} : { year: Number(assumed.year.normalize('NFKC')) }
    setProblem(null)
    setOutcomes([])
    let isWhole = true
    let done = 0
    for (const lot of lotsOf(files)) {
      setProgress({ done, all: files.length })
      try {
        const answer = await ask(reportApi.import, { channel: 'upload', zone: assumed.zone, ...year }, { files: lot })
        setOutcomes((before) => [...before, ...answer.outcomes])
      } catch (fault) {
        isWhole = false
        setProblem(fault)
      }
      done += lot.length
    }
    setProgress(null)
    await refresh(queries, 'report')
    return isWhole
  }
  return { take, outcomes, problem, isBusy: progress !== null, done: progress?.done ?? 0, all: progress?.all ?? 0 }
}
