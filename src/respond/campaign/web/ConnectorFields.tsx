import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { InputOf } from '#src/core/endpoint.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import type { campaignApi } from '../api.ts'
import { type Connector, Scheme } from '../campaign.ts'
import { connectorWords } from './connector-words.ts'

type Told = NonNullable<InputOf<typeof campaignApi.change>['connector']>
type Method = Extract<Connector, { kind: 'ldap' }>['method']
const methods = ['extended', 'ssha', 'ssha512', 'unicodePwd'] as const satisfies readonly Method[]

/** The fields of every kind side by side, so that a change of mind loses nothing that was typed. */
export type Draft = {
  readonly kind: Connector['kind']
  readonly url: string
  readonly sqlUrl: string
  readonly bindDn: string
  readonly base: string
  readonly attribute: string
  readonly method: Method
  readonly clears: string
  readonly scheme: Scheme
  readonly change: string
  readonly check: string
  readonly file: string
  readonly revokes: string
}

export function draftOf(connector: Connector): Draft {
  const ldap = connector.kind === 'ldap' ? connector : null
  const sql = connector.kind === 'sql' ? connector : null
  return {
    kind: connector.kind,
    url: ldap?.url ?? '',
    sqlUrl: sql?.url ?? '',
    bindDn: ldap?.bindDn ?? '',
    base: ldap?.base ?? '',
    attribute: ldap?.attribute ?? 'uid',
    method: ldap?.method ?? 'extended',
    clears: ldap?.clears.join(', ') ?? '',
    scheme: sql?.scheme ?? 'crypt-sha512',
    change: sql?.change ?? '',
    check: sql?.check ?? '',
    file: 'file' in connector ? connector.file : '',
    revokes: 'revokes' in connector ? (connector.revokes ?? '') : '',
  }
}

const has = (...texts: readonly string[]): boolean => texts.every((text) => text.trim() !== '')

export const isReady = (draft: Draft): boolean =>
  draft.kind === 'none' ||
  (draft.kind === 'ldap' && has(draft.url, draft.bindDn, draft.base, draft.attribute)) ||
  (draft.kind === 'sql' && has(draft.sqlUrl, draft.change, draft.check)) ||
  ((draft.kind === 'command' || draft.kind === 'htpasswd') && has(draft.file))

/** What the form does not show (connections, filters, time limits) stays as it was set before. */
export function given(draft: Draft, before: Connector): Told {
  const kept = before.kind === draft.kind ? before : {}
  const revokes = draft.revokes.trim() || null
  if (draft.kind === 'ldap')
    return {
      ...kept,
      kind: 'ldap',
      url: draft.url.trim(),
      bindDn: draft.bindDn.trim(),
      base: draft.base.trim(),
      attribute: draft.attribute.trim(),
      method: draft.method,
      clears: draft.clears.split(/[\s,、]+/).filter(Boolean),
      revokes,
    }
  if (draft.kind === 'sql')
    return {
      ...kept,
      kind: 'sql',
      url: draft.sqlUrl.trim(),
      scheme: draft.scheme,
      change: draft.change,
      check: draft.check,
      revokes,
    }
  if (draft.kind === 'command' || draft.kind === 'htpasswd')
    return { ...kept, kind: draft.kind, file: draft.file.trim(), revokes }
  return { kind: 'none' }
}

export function ConnectorFields({ draft, onChange }: { draft: Draft; onChange: (is: Partial<Draft>) => void }) {
  const c = useWords(connectorWords)
  const text = (name: Exclude<keyof Draft, 'kind' | 'method' | 'scheme'>) => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  })
  if (draft.kind === 'none') return <p>{c('none.text')}</p>
  return (
    <>
      {draft.kind === 'ldap' && (
        <>
          <TextInput required label={c('url')} description={c('url.hint')} {...text('url')} />
          <TextInput required label={c('bindDn')} {...text('bindDn')} />
          <TextInput required label={c('base')} {...text('base')} />
          <TextInput required label={c('attribute')} {...text('attribute')} />
          <NativeSelect
            label={c('method')}
            data={methods.map((value) => ({ value, label: c(`method.${value}`) }))}
            value={draft.method}
            onChange={(event) => onChange({ method: event.currentTarget.value as Method })}
          />
          <TextInput label={c('clears')} description={c('clears.hint')} {...text('clears')} />
        </>
      )}
      {draft.kind === 'sql' && (
        <>
          <TextInput required label={c('url')} description={c('sql.url.hint')} {...text('sqlUrl')} />
          <NativeSelect
            label={c('scheme')}
            data={[...Scheme.options]}
            value={draft.scheme}
            onChange={(event) => onChange({ scheme: event.currentTarget.value as Scheme })}
          />
          <Textarea required autosize label={c('change')} description={c('change.hint')} {...text('change')} />
          <Textarea required autosize label={c('check')} description={c('check.hint')} {...text('check')} />
        </>
      )}
      {(draft.kind === 'command' || draft.kind === 'htpasswd') && (
        <TextInput required label={c('file')} description={c('file.hint')} {...text('file')} />
      )}
      <TextInput label={c('revokes')} description={c('revokes.hint')} {...text('revokes')} />
    </>
  )
}
