import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { Loss } from '../affected.ts'
import { affectedApi, type ImportOutcome } from '../api.ts'
import { affectedEntryWords } from '../words.ts'
import classes from './Affected.module.css'
import { affectedPageWords } from './words.ts'

const mostShown = 50

/** A list is read first, with what would become of each line; then it is taken in. */
export function ImportForm({ incident, onClose }: { incident: string; onClose: () => void }) {
  const t = useWords(affectedPageWords)
  const entry = useWords(affectedEntryWords)
  const take = useTell(affectedApi.import)
  const [file, setFile] = useState<File | null>(null)
  const [lost, setLost] = useState<readonly Loss[]>([])
  const [tried, setTried] = useState<ImportOutcome | null>(null)
  const read = async (given: File) => {
    setFile(given)
    setTried(await take.tell({ incident, check: true }, [given]))
  }
  return (
    <Form
      title={t('import')}
      act={t('import.act', { count: tried ? tried.added + tried.joined : 0 })}
      isReady={tried !== null && tried.added + tried.joined > 0}
      isBusy={take.isTelling}
      problem={take.problem}
      onClose={onClose}
      onSave={async () => (file ? take.tell({ incident, lost: [...lost] }, [file]) : null)}
    >
      <FileDrop
        isSingle
        isBusy={take.isTelling}
        hint={t('import.hint')}
        accept=".csv,.tsv,.txt,text/csv"
        told={file?.name}
        onFiles={([given]) => given && void read(given)}
      />
      <Checkbox.Group label={t('import.everybody')} value={[...lost]} onChange={(values) => setLost(values as Loss[])}>
        <div className={classes.losses}>
          {Loss.options.map((loss) => (
            <Checkbox key={loss} value={loss} label={entry(`affected.lost.${loss}`)} />
          ))}
        </div>
      </Checkbox.Group>
      {tried && (
        <section role="status">
          <h3>{t('import.tried')}</h3>
          <p>{t('outcome', tried)}</p>
          <ul className={forms.quiet}>
            {tried.problems.slice(0, mostShown).map(({ line, problem }) => (
              <li key={`${line} ${problem}`}>
                {t('problem.line', { line })} {entry(`affected.problem.${problem}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Form>
  )
}
