import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { EmptyPlace } from '#src/web/kit/Places.tsx'
import { ImportFiles } from './import/ImportFiles.tsx'
import { LogFrame } from './LogFrame.tsx'
import { logWords } from './words.ts'

/** Log files dropped on the page; each has an outcome of its own. */
export function LogImportPage() {
  const t = useWords(logWords)
  const mayWrite = useMay('log:write')
  return (
    <LogFrame place="import">
      {mayWrite ? <ImportFiles /> : <EmptyPlace title={t('no-right')}>{t('no-right.text')}</EmptyPlace>}
    </LogFrame>
  )
}
