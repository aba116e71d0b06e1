import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Facts, Sheet } from '#src/web/kit/Page.tsx'
import type { HeadingView, RecoveryView } from '../recovery.ts'
import { HeadingForm } from './HeadingForm.tsx'
import { ItemForm } from './ItemForm.tsx'
import { ItemRow } from './ItemRow.tsx'
import classes from './Recovery.module.css'
import { recoveryPageWords } from './words.ts'

/** The six headings; one that is shut costs nothing to draw. */
export function Headings({ shown }: { shown: RecoveryView }) {
  const t = useWords(recoveryPageWords)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const turn = (id: string) =>
    setOpen((was) => {
      const next = new Set(was)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return (
    <Sheet title={t('headings')}>
      <ol className={classes.headings}>
        {shown.headings.map((heading, at) => (
          <li key={heading.id}>
            <HeadingLine heading={heading} at={at + 1} isOpen={open.has(heading.id)} onTurn={() => turn(heading.id)} />
            {open.has(heading.id) && <HeadingBody shown={shown} heading={heading} />}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

function HeadingLine({
  heading,
  at,
  isOpen,
  onTurn,
}: {
  heading: HeadingView
  at: number
  isOpen: boolean
  onTurn: () => void
}) {
  const t = useWords(recoveryPageWords)
  const { lang } = useLang()
  const count = t('progress.count', { settled: heading.settled, total: heading.total })
  return (
    <button type="button" className={classes.heading} aria-expanded={isOpen} onClick={onTurn}>
      <span>
        {at}. <b>{heading.name[lang]}</b>
      </span>
      <span className={forms.quiet}>{heading.lead}</span>
      <span className={classes.progress}>
        <meter min={0} max={heading.total} value={heading.settled} aria-label={count} />
        <span>{count}</span>
      </span>
    </button>
  )
}

function HeadingBody({ shown, heading }: { shown: RecoveryView; heading: HeadingView }) {
  const t = useWords(recoveryPageWords)
  const [isNaming, setNaming] = useState(false)
  return (
    <div className={classes.body}>
      {isNaming ? (
        <HeadingForm incident={shown.incident.number} heading={heading} onClose={() => setNaming(false)} />
      ) : (
        <>
          <Facts
            rows={[
              [t('people.lead'), heading.lead],
              [t('people.resources'), heading.resources],
              [t('people.parties'), heading.parties],
            ]}
          />
          {shown.can.write && (
            <button type="button" className={forms.link} onClick={() => setNaming(true)}>
              {t('people.change')}
            </button>
          )}
        </>
      )}
      {heading.checks.map((check) => (
        <Check key={check.name.en} shown={shown} check={check} />
      ))}
    </div>
  )
}

/** One check with its items. What is open in it can be answered together: one sentence often settles several. */
function Check({ shown, check }: { shown: RecoveryView; check: HeadingView['checks'][number] }) {
  const t = useWords(recoveryPageWords)
  const { lang } = useLang()
  const [isTogether, setTogether] = useState(false)
  const incident = shown.incident.number
  const [first, ...others] = check.items.filter((one) => one.state === 'open' && !one.isRestricted)
  const canJoin = shown.can.write && first !== undefined && others.length > 0
  return (
    <section className={classes.check}>
      <h3>{check.name[lang]}</h3>
      {canJoin &&
        (isTogether ? (
          <ItemForm items={[first, ...others]} incident={incident} onClose={() => setTogether(false)} />
        ) : (
          <button type="button" className={forms.link} onClick={() => setTogether(true)}>
            {t('item.together', { count: others.length + 1 })}
          </button>
        ))}
      <ul className={classes.rows}>
        {check.items.map((item) => (
          <ItemRow key={item.id} item={item} incident={incident} canWrite={shown.can.write} />
        ))}
      </ul>
    </section>
  )
}
