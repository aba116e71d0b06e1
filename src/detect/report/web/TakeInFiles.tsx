import { useState } from 'react'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useZone } from '#src/web/kit/zone.tsx'
import { Assume } from './Assume.tsx'
import type { Assumed } from './assumed.ts'
import { TakeInResult } from './TakeInResult.tsx'
import { takeInWords } from './take-in-words.ts'
import { useImport } from './use-import.ts'

/** Drop files or choose them; each gets an outcome of its own. */
export function TakeInFiles() {
  const t = useWords(takeInWords)
  const { zone } = useZone()
  const [assumed, assume] = useState<Assumed>({ zone, year: '' })
  const taking = useImport()
  return (
    <>
      <FileDrop
        label={t('files.drop')}
        hint={t('files.hint')}
        isBusy={taking.isBusy}
        onFiles={(files) => void taking.take(files, assumed)}
      />
      <Assume value={assumed} onChange={assume} />
      <TakeInResult taking={taking} />
    </>
  )
}
