import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import type { StatedFigures } from '../reconcile.ts'
import { campaignViewWords } from '../view-words.ts'
import { listWords } from './list-words.ts'
import classes from './Plan.module.css'

type Name = keyof StatedFigures
const names = [
  'exposed',
  'matched',
  'removed',
  'target',
  'changed',
  'system-failed',
  'not-yet',
  'forced',
  'exempt',
] as const
const numberIn = (text: string): number => Number(text.normalize('NFKC').replace(/[,\s]/g, ''))
const isNumber = (text: string): boolean => Number.isInteger(numberIn(text)) && numberIn(text) >= 0

/** Figures that were counted elsewhere, to be held against what is counted here (S0-40). */
export function StatedForm({ view, onClose }: { view: CampaignView; onClose: () => void }) {
  const l = useWords(listWords)
  const v = useWords(campaignViewWords)
  const save = useTell(campaignApi.reconcile)
  const stated = new Map(view.lines.map((line) => [line.code, line.left]))
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>(() =>
    Object.fromEntries(
      names.flatMap((name) => (stated.has(`stated.${name}`) ? [[name, String(stated.get(`stated.${name}`))]] : [])),
    ),
  )
  const given = names.filter((name) => (typed[name] ?? '').trim() !== '')
  const isReady = given.every((name) => isNumber(typed[name]!))
  return (
    <Form
      act={l('stated.save')}
      isReady={isReady}
      isBusy={save.isTelling}
      problem={save.problem}
      onClose={onClose}
      onSave={() =>
        save.tell({
          incident: view.incident,
          campaign: view.number,
          stated: Object.fromEntries(given.map((name) => [name, numberIn(typed[name]!)])),
        })
      }
    >
      <p>{l('stated.text')}</p>
      <div className={classes.row}>
        {names.map((name) => (
          <TextInput
            key={name}
            inputMode="numeric"
            label={v(`stated.${name}`)}
            value={typed[name] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget
              setTyped((before) => ({ ...before, [name]: value }))
            }}
          />
        ))}
      </div>
    </Form>
  )
}
