import { Button } from '@mantine/core'
import { useState } from 'react'
import { Secret } from '#src/prepare/people/web/Secret.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { planApi } from '../api.ts'
import type { Assignee } from '../task.ts'
import classes from './Plan.module.css'
import { planPageWords } from './words.ts'

/** Units and outside parties of this incident, each with its secret link. */
export function Parties({
  incident,
  assignees,
  canWrite,
}: {
  incident: string
  assignees: readonly Assignee[]
  canWrite: boolean
}) {
  const t = useWords(planPageWords)
  const make = useTell(planApi.makeLink)
  const end = useTell(planApi.endLink)
  const [secret, setSecret] = useState<{ id: string; name: string; url: string } | null>(null)
  if (assignees.length === 0) return null
  return (
    <Sheet title={t('asked.parties')}>
      <p className={classes.quiet}>{t('asked.parties.text')}</p>
      {secret && (
        <Secret
          label={t('link.secret', { name: secret.name })}
          text={t('link.secret.text')}
          value={secret.url}
          copy={t('link.copy')}
        />
      )}
      <ProblemText problem={make.problem ?? end.problem} />
      <ul className={classes.playbooks}>
        {assignees.map((one) => (
          <li key={one.id}>
            <div>
              <p>
                <b>{one.name}</b> <span className={classes.quiet}>{t(`owner.${one.kind}`)}</span>
              </p>
              <p className={classes.quiet}>
                {[one.email, one.linkMadeAt && t('link.made')].filter(Boolean).join(' · ')}
              </p>
            </div>
            {canWrite && (
              <div className={classes.acts}>
                <Button
                  size="compact-sm"
                  loading={make.isTelling}
                  onClick={() =>
                    void make
                      .tell({ incident, assignee: one.id })
                      .then((made) => made && setSecret({ id: one.id, name: one.name, url: made.url }))
                  }
                >
                  {t(one.linkMadeAt ? 'link.again' : 'link.make')}
                </Button>
                {one.linkMadeAt && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() => void end.tell({ incident, assignee: one.id }).then(() => setSecret(null))}
                  >
                    {t('link.end')}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
