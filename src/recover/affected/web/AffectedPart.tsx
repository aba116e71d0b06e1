import { Button } from '@mantine/core'
import { useState } from 'react'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Facts, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { type AffectedView, affectedApi } from '../api.ts'
import { affectedEntryWords } from '../words.ts'
import { ImportForm } from './ImportForm.tsx'
import { Letters } from './Letters.tsx'
import { People } from './People.tsx'
import { ClaimForm, TellForm } from './PersonForms.tsx'
import { affectedPageWords } from './words.ts'

type Opened = 'import' | 'tell' | 'claim' | null

/** Whom the incident hurt outside: how many, who was told, the letters, and the list for those who may read it. */
export function AffectedPart() {
  const t = useWords(affectedPageWords)
  const { incident } = useIncident()
  const { number } = incident
  const [opened, open] = useState<Opened>(null)
  const found = useAsk(affectedApi.show, { incident: number })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const shown = found.data
  const close = () => open(null)
  const isFirst = shown.total === 0
  const add = (
    <Button variant={isFirst ? 'filled' : undefined} onClick={() => open('import')}>
      {t('import')}
    </Button>
  )
  return (
    <>
      {opened === 'import' && <ImportForm incident={number} onClose={close} />}
      {opened === 'tell' && <TellForm incident={number} no={null} count={shown.unreached} onClose={close} />}
      {opened === 'claim' && <ClaimForm incident={number} no={null} onClose={close} />}
      {isFirst && opened !== 'import' && (
        <EmptyPlace title={t('none')} act={shown.canRead && add}>
          {t('none.text')}
        </EmptyPlace>
      )}
      {!isFirst && (
        <>
          <Sheet
            title={t('title')}
            acts={
              shown.canRead && (
                <>
                  <Button onClick={() => open('claim')}>{t('claim.all')}</Button>
                  {add}
                </>
              )
            }
          >
            <Figures shown={shown} />
          </Sheet>
          <Letters shown={shown} />
          {shown.canRead && (
            <People
              incident={number}
              onTellAll={shown.unreached > 0 ? () => open('tell') : null}
              unreached={shown.unreached}
            />
          )}
        </>
      )}
    </>
  )
}

function Figures({ shown }: { shown: AffectedView }) {
  const t = useWords(affectedPageWords)
  const entry = useWords(affectedEntryWords)
  const people = (count: number) => t('people', { count })
  const listed = (parts: readonly string[]) => parts.join(' · ')
  return (
    <Facts
      rows={[
        [t('total'), people(shown.total)],
        [
          t('told'),
          listed([
            people(shown.told),
            ...shown.channels.map((one) => `${entry(`affected.channel.${one.channel}`)} ${people(one.count)}`),
          ]),
        ],
        [
          t('untold'),
          shown.untold > 0 && (
            <b>
              {people(shown.untold)}
              {shown.unreached > 0 && ` · ${t('unreached')} ${people(shown.unreached)}`}
            </b>
          ),
        ],
        [t('lost'), listed(shown.lost.map((one) => `${entry(`affected.lost.${one.loss}`)} ${people(one.count)}`))],
        [
          t('answers'),
          listed(shown.answers.map((one) => `${entry(`affected.answer.${one.answer}`)} ${people(one.count)}`)),
        ],
        [t('claims'), shown.claims > 0 ? people(shown.claims) : null],
      ]}
    />
  )
}
