import { NativeSelect, TextInput } from '@mantine/core'
import type { InputOf } from '#src/core/endpoint.ts'
import { type ContainmentKind, Direction } from '#src/prepare/duty/target.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import type { containmentApi } from '../api.ts'
import { containmentEntryWords } from '../words.ts'
import { containmentPageWords } from './words.ts'

/** As it was typed; each kind takes what it needs. */
export const blankTarget = {
  address: '',
  direction: 'both' as Direction,
  protocol: 'tcp' as 'tcp' | 'udp',
  ports: '',
  network: '',
  host: '',
  service: '',
  account: '',
  name: '',
  except: '',
}
export type Typed = typeof blankTarget
type Field = Exclude<keyof Typed, 'direction' | 'protocol'>
type Target = InputOf<typeof containmentApi.propose>['target']

const needed: Readonly<Record<ContainmentKind, readonly Field[]>> = {
  'block-address': ['address'],
  'block-port': ['ports'],
  'isolate-host': ['host'],
  'stop-service': ['service'],
  'disable-account': ['account'],
  'restrict-protocol': ['name', 'ports'],
}
export const isWhole = (kind: ContainmentKind, typed: Typed): boolean =>
  needed[kind].every((field) => typed[field].trim() !== '')

export function targetOf(kind: ContainmentKind, typed: Typed): Target {
  const { direction, protocol, ports, host, service, account, name } = typed
  const network = typed.network.trim() || null
  switch (kind) {
    case 'block-address':
      return { kind, address: typed.address, direction }
    case 'block-port':
      return { kind, protocol, ports, network, direction }
    case 'isolate-host':
      return { kind, host, address: typed.address.trim() || null }
    case 'stop-service':
      return { kind, service, host }
    case 'disable-account':
      return { kind, account }
    case 'restrict-protocol':
      return { kind, name, protocol, ports, network, except: typed.except.split(/[\s,、]+/).filter(Boolean) }
  }
}

export function TargetFields({
  kind,
  typed,
  onChange,
}: {
  kind: ContainmentKind
  typed: Typed
  onChange: (typed: Typed) => void
}) {
  const t = useWords(containmentPageWords)
  const stated = useWords(containmentEntryWords)
  const text = (field: Field, label: string, most = 253) => (
    <TextInput
      required={needed[kind].includes(field)}
      label={label}
      maxLength={most}
      value={typed[field]}
      onChange={(event) => onChange({ ...typed, [field]: event.currentTarget.value })}
    />
  )
  const direction = (
    <NativeSelect
      label={t('propose.direction')}
      value={typed.direction}
      data={Direction.options.map((value) => ({ value, label: stated(`containment.direction.${value}`) }))}
      onChange={(event) => onChange({ ...typed, direction: Direction.parse(event.currentTarget.value) })}
    />
  )
  const protocol = (
    <NativeSelect
      label={t('propose.protocol')}
      value={typed.protocol}
      data={['tcp', 'udp'].map((value) => ({ value, label: value.toUpperCase() }))}
      onChange={(event) => onChange({ ...typed, protocol: event.currentTarget.value === 'udp' ? 'udp' : 'tcp' })}
    />
  )
  switch (kind) {
    case 'block-address':
      return (
        <div className={forms.fields}>
          {text('address', t('propose.address'), 80)}
          {direction}
        </div>
      )
    case 'block-port':
      return (
        <div className={forms.fields}>
          {protocol}
          {text('ports', t('propose.ports'), 20)}
          {text('network', t('propose.network'), 80)}
          {direction}
        </div>
      )
    case 'isolate-host':
      return (
        <div className={forms.fields}>
          {text('host', t('propose.host'))}
          {text('address', t('propose.host-address'), 80)}
        </div>
      )
    case 'stop-service':
      return (
        <div className={forms.fields}>
          {text('service', t('propose.service'), 200)}
          {text('host', t('propose.host'))}
        </div>
      )
    case 'disable-account':
      return text('account', t('propose.account'), 256)
    case 'restrict-protocol':
      return (
        <div className={forms.fields}>
          {text('name', t('propose.name'), 60)}
          {protocol}
          {text('ports', t('propose.ports'), 20)}
          {text('network', t('propose.network'), 80)}
          {text('except', t('propose.except'), 500)}
        </div>
      )
  }
}
