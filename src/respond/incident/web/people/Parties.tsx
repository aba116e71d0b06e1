import { Button } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import type { Party } from '../../incident.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { peopleTabWords } from '../words/people.ts'
import { stateWords } from '../words/state.ts'
import { PartyForm } from './PartyForm.tsx'
import classes from './people.module.css'

/** Everybody outside the team who is concerned, with their roles; sites apart from people and firms (S0-34). */
export function Parties() {
  const t = useWords(peopleTabWords)
  const { incident } = useIncident()
  const [form, setForm] = useParam('form')
  const [edited, edit] = useState<Party | null>(null)
  const sorted = [...incident.parties].sort((a, b) => Number(a.isEnded) - Number(b.isEnded))
  const sites = sorted.filter((one) => one.kind === 'site')
  const others = sorted.filter((one) => one.kind !== 'site')
  const mayWrite = incident.can.write
  return (
    <div className={classes.column}>
      <Sheet
        title={t('parties')}
        acts={mayWrite && <Button onClick={() => setForm('party')}>{t('parties.add')}</Button>}
      >
        {others.length === 0 && <p className={forms.quiet}>{t('parties.none')}</p>}
        {others.length > 0 && <Rows rows={others} onEdit={edit} />}
      </Sheet>
      {sites.length > 0 && (
        <Sheet title={t('sites')}>
          <Rows rows={sites} onEdit={edit} />
        </Sheet>
      )}
      {form === 'party' && mayWrite && <PartyForm party={null} onClose={() => setForm('')} />}
      {edited && <PartyForm party={edited} onClose={() => edit(null)} />}
    </div>
  )
}

function Rows({ rows, onEdit }: { rows: readonly Party[]; onEdit: (party: Party) => void }) {
  const t = useWords(peopleTabWords)
  const state = useWords(stateWords)
  const { incident } = useIncident()
  return (
    <ul className={forms.bleed}>
      {rows.map((party) => (
        <li key={party.id} className={classes.row} data-ended={party.isEnded || undefined}>
          <div>
            <b>{party.name}</b>{' '}
            <span className={forms.quiet}>
              {state(`party-kind.${party.kind}`)}
              {party.isEnded && ` · ${t('party.ended')}`}
            </span>
            <p className={classes.roles}>
              {party.roles.map((role) => (
                <span key={role} className={classes.role} data-role={role}>
                  {state(`party.${role}`)}
                </span>
              ))}
            </p>
            {party.contact && <p>{party.contact}</p>}
            {party.note && <p className={forms.quiet}>{party.note}</p>}
          </div>
          <div className={classes.acts}>
            <PageLink
              to="/incidents/$number/$tab"
              params={{ number: incident.number, tab: 'record' }}
              search={{ party: party.id } as never}
              aria-label={`${t('party.entries')}: ${party.name}`}
            >
              {t('party.entries')}
            </PageLink>
            {incident.can.write && (
              <Button
                size="compact-sm"
                aria-label={`${t('parties.change')}: ${party.name}`}
                onClick={() => onEdit(party)}
              >
                {t('parties.change')}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
