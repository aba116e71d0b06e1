import { useWords } from '#src/web/kit/lang.tsx'
import { useMe } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { reportApi } from '../api.ts'
import type { ReportRow } from '../report.ts'
import { actWords } from './act-words.ts'
import { idsOf } from './acts.ts'

/** Acts that need no question because they can be undone at once: taking on, laying back, noise. */
export function useQuickActs(onLeft: (rows: readonly ReportRow[]) => void) {
  const t = useWords(actWords)
  const me = useMe()
  const notice = useNotice()
  const take = useTell(reportApi.take)
  const noise = useTell(reportApi.noise)
  const problem = take.problem ?? noise.problem
  const undo = (run: () => void) => ({ label: t('undo'), run })

  const assign = async (rows: readonly ReportRow[], assignee: string | null) =>
    (await take.tell({ ids: idsOf(rows), assignee })) !== null
  return {
    problem,
    forget: () => {
      take.forget()
      noise.forget()
    },
    takeOn: async (rows: readonly ReportRow[]) => {
      if (!me || !(await assign(rows, me.id))) return
      const said = t('done.taken', { count: rows.length, name: me.name })
      const was = rows.length === 1 ? (rows[0]?.assignee?.id ?? null) : null
      notice(
        said,
        undo(() => void assign(rows, was)),
      )
    },
    layBack: async (rows: readonly ReportRow[]) => {
      if (!(await assign(rows, null))) return
      notice(t('done.laid-back'))
    },
    markNoise: async (rows: readonly ReportRow[], isNoise: boolean) => {
      onLeft(rows)
      if (!(await noise.tell({ ids: idsOf(rows), isNoise }))) return
      notice(
        t(isNoise ? 'done.noise' : 'done.not-noise'),
        undo(() => void noise.tell({ ids: idsOf(rows), isNoise: !isNoise })),
      )
    },
  }
}
