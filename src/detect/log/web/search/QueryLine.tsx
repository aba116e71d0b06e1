import { Button, TextInput } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import { Problem } from '#src/web/kit/client.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { logWords } from '../words.ts'
import classes from './QueryLine.module.css'

/** The one line in which people ask. What is wrong with it stands below, with the place marked. */
export function QueryLine({
  id,
  q,
  problem,
  onAsk,
}: {
  id: string
  q: string
  problem: unknown
  onAsk: (q: string) => void
}) {
  const t = useWords(logWords)
  const faultId = useId()
  const [typed, type] = useState(q)
  useEffect(() => type(q), [q])
  const at = problem instanceof Problem && problem.code.startsWith('log.query.') ? Number(problem.facts.at) : null
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        onAsk(typed.trim())
      }}
    >
      <div className={classes.line}>
        <TextInput
          id={id}
          type="search"
          size="md"
          aria-label={t('query')}
          placeholder={t('query.hint')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={4_000}
          value={typed}
          aria-invalid={at !== null || undefined}
          aria-describedby={at === null ? undefined : faultId}
          classNames={{ input: classes.input }}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" size="md">
          {t('query.act')}
        </Button>
      </div>
      {at !== null && (
        <div id={faultId}>
          <Place line={q} at={at} />
          <ProblemText problem={problem} />
        </div>
      )}
    </form>
  )
}

const shown = 40

/** The line around the sign that is wrong; what is missing at its end is a sign of its own. */
function Place({ line, at }: { line: string; at: number }) {
  const t = useWords(logWords)
  const from = Math.max(0, at - 1 - shown)
  return (
    <p className={classes.place}>
      <span className={classes.hidden}>{t('fault.place')}: </span>
      <code lang="und">
        {from > 0 && '…'}
        {line.slice(from, at - 1)}
        <mark>{line[at - 1] ?? '␣'}</mark>
        {line.slice(at, at + shown)}
        {line.length > at + shown && '…'}
      </code>
    </p>
  )
}

const examples = [
  ['"Failed password"', 'help.phrase'],
  ['source.ip:192.0.2.1 and event.outcome:failure', 'help.both'],
  ['address:192.0.2.1', 'help.address'],
  ['source.ip:192.0.2.0/24', 'help.network'],
  ['http.response.status_code:>=500', 'help.number'],
  ['user.name:(root or adm*) and not process.name:cron', 'help.choice'],
  ['user.name:*', 'help.exists'],
] as const

/** How to ask, with examples that fill the line. */
export function QueryHelp({ onAsk }: { onAsk: (q: string) => void }) {
  const t = useWords(logWords)
  return (
    <details className={classes.help}>
      <summary>{t('help.title')}</summary>
      <p>{t('help.text')}</p>
      <dl>
        {examples.map(([line, means]) => (
          <div key={line}>
            <dt>
              <button type="button" className={classes.example} lang="und" onClick={() => onAsk(line)}>
                {line}
              </button>
            </dt>
            <dd>{t(means)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
