import { Button } from '@mantine/core'
import { defang, extractObservables } from '#src/core/observable.ts'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { observableApi } from '#src/respond/observable/api.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Observable } from '#src/web/kit/Observable.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import classes from './LookSheet.module.css'
import { lookWords } from './look-words.ts'

const mostObservables = 100

/** Addresses, names and hashes that stand in a file; one act makes them observables of the incident. */
export function FoundObservables({ text, item }: { text: string; item: string }) {
  const t = useWords(lookWords)
  const notice = useNotice()
  const { incident } = useIncident()
  const add = useTell(observableApi.add, { also: ['record'] })
  const { found } = extractObservables(text, mostObservables)
  if (found.length === 0) return null
  const addAll = async () => {
    const done = await add.tell({
      incident: incident.number,
      text: found.map(({ value, port }) => (port ? `${value}:${port}` : value)).join('\n'),
      note: t('observables.note', { number: item }),
    })
    if (done) notice(t('observables.added', { added: done.added, known: done.known }))
  }
  return (
    <section>
      <h3 className={rows.part}>{t('observables')}</h3>
      <div className={classes.found}>
        {found.map(({ type, value, port }) => (
          <Observable key={`${type} ${value} ${port}`} value={value} defanged={defang({ type, value })} port={port} />
        ))}
        {incident.can.write && (
          <Button loading={add.isTelling} onClick={() => void addAll()}>
            {t('observables.add')}
          </Button>
        )}
      </div>
      <ProblemText problem={add.problem} />
    </section>
  )
}
