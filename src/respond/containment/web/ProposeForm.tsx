import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import { ContainmentKind } from '#src/prepare/duty/target.ts'
import { containmentKindWords } from '#src/prepare/duty/words.ts'
import { Deciders } from '#src/respond/decision/web/Deciders.tsx'
import { RestartLine } from '#src/respond/evidence/volatile/web/RestartWarning.tsx'
import { Form } from '#src/web/kit/Form.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { type ConnectorView, containmentApi } from '../api.ts'
import { byPerson } from '../containment.ts'
import { blankTarget, isWhole, TargetFields, type Typed, targetOf } from './TargetFields.tsx'
import { containmentPageWords } from './words.ts'

/** Proposes to cut something off, or puts down what was done already. */
export function ProposeForm({
  incident,
  connectors,
  onClose,
}: {
  incident: string
  connectors: readonly ConnectorView[]
  onClose: () => void
}) {
  const t = useWords(containmentPageWords)
  const kinds = useWords(containmentKindWords)
  const { lang } = useLang()
  const propose = useTell(containmentApi.propose, { also: ['desk'] })
  const [kind, setKind] = useState<ContainmentKind>('isolate-host')
  const [typed, setTyped] = useState<Typed>(blankTarget)
  const [reason, setReason] = useState('')
  const [scope, setScope] = useState('')
  const [isWider, setWider] = useState(false)
  const [connector, setConnector] = useState(byPerson)
  const [carrier, setCarrier] = useState('')
  const [hasEnd, setHasEnd] = useState(false)
  const [lift, setLift] = useState<When | null>(null)
  const [isByDesk, setByDesk] = useState(false)
  const [isDone, setDone] = useState(false)
  const [done, setDoneAt] = useState<When | null>(null)
  const [asks, setAsks] = useState(false)
  const [deciders, setDeciders] = useState<readonly string[]>([])
  const fit = connectors.filter((one) => one.kinds.includes(kind))
  const used = fit.some((one) => one.id === connector) ? connector : byPerson
  const isByPerson = used === byPerson
  const isReady =
    isWhole(kind, typed) &&
    reason.trim() !== '' &&
    (!hasEnd || lift !== null) &&
    (!isDone || done !== null) &&
    (!asks || deciders.length > 0)
  return (
    <Form
      title={t('propose')}
      act={t(isDone ? 'propose.save.done' : 'propose.save')}
      isReady={isReady}
      isBusy={propose.isTelling}
      problem={propose.problem}
      onClose={onClose}
      onSave={() =>
        propose.tell({
          ...{ incident, target: targetOf(kind, typed), reason, scope, isWider, connector: used },
          ...{ carrier: isByPerson ? carrier : '', lift: hasEnd ? (lift?.from ?? null) : null },
          isLiftedByDesk: hasEnd && isByDesk && !isByPerson,
          ...{ done: isDone && isByPerson ? done : null, deciders: asks && !isDone ? [...deciders] : [] },
        })
      }
    >
      <NativeSelect
        data-autofocus
        label={t('propose.kind')}
        value={kind}
        data={ContainmentKind.options.map((value) => ({ value, label: kinds(`containment.kind.${value}`) }))}
        onChange={(event) => setKind(ContainmentKind.parse(event.currentTarget.value))}
      />
      <TargetFields kind={kind} typed={typed} onChange={setTyped} />
      {(kind === 'isolate-host' || kind === 'stop-service') && <RestartLine />}
      <Textarea
        required
        autosize
        minRows={2}
        label={t('propose.reason')}
        maxLength={4_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={t('propose.scope')}
        maxLength={1_000}
        value={scope}
        onChange={(event) => setScope(event.currentTarget.value)}
      />
      <Checkbox label={t('is-wider')} checked={isWider} onChange={(event) => setWider(event.currentTarget.checked)} />
      <NativeSelect
        label={t('propose.connector')}
        value={used}
        data={[
          { value: byPerson, label: t('by.person') },
          ...fit.map((one) => ({ value: one.id, label: one.name[lang] })),
        ]}
        onChange={(event) => setConnector(event.currentTarget.value)}
      />
      {isByPerson && (
        <TextInput
          label={t('propose.carrier')}
          maxLength={200}
          value={carrier}
          onChange={(event) => setCarrier(event.currentTarget.value)}
        />
      )}
      <Checkbox
        label={t('propose.until')}
        checked={hasEnd}
        onChange={(event) => setHasEnd(event.currentTarget.checked)}
      />
      {hasEnd && <WhenInput value={lift} onChange={setLift} label={t('propose.lift')} />}
      {hasEnd && !isByPerson && (
        <Checkbox
          label={t('propose.by-desk')}
          checked={isByDesk}
          onChange={(event) => setByDesk(event.currentTarget.checked)}
        />
      )}
      {isByPerson && (
        <Checkbox
          label={t('propose.done')}
          checked={isDone}
          onChange={(event) => setDone(event.currentTarget.checked)}
        />
      )}
      {isByPerson && isDone && <WhenInput value={done} onChange={setDoneAt} label={t('propose.done.when')} />}
      {!isDone && (
        <Checkbox
          label={t('propose.decide')}
          checked={asks}
          onChange={(event) => setAsks(event.currentTarget.checked)}
        />
      )}
      {!isDone && asks && <Deciders value={deciders} onChange={setDeciders} />}
    </Form>
  )
}
