import { Button, CloseButton, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useWords } from '#src/web/kit/lang.tsx'
import { type OpenPort, PortCause, portsMax, sayPort } from '../../open-port.ts'
import { portCauseWords } from '../../open-port-words.ts'
import { situationWords } from '../words/situation.ts'
import classes from './situation.module.css'

/** What is open on a machine: the rightful services first, then what is open beyond them. */
export function PortList({ ports }: { ports: readonly OpenPort[] }) {
  const t = useWords(situationWords)
  const cause = useWords(portCauseWords)
  if (ports.length === 0) return null
  const isExtra = (one: OpenPort) => one.cause !== 'rightful'
  const sorted = [...ports].sort((a, b) => Number(isExtra(a)) - Number(isExtra(b)) || a.port - b.port)
  const extra = ports.filter(isExtra).length
  return (
    <>
      <ul className={classes.ports} aria-label={t('assets.ports')}>
        {sorted.map((one) => (
          <li key={`${one.port} ${one.protocol}`} data-extra={isExtra(one) || undefined}>
            {sayPort(one)} <span className={classes.cause}>{cause(`port-cause.${one.cause}`)}</span>
          </li>
        ))}
      </ul>
      {extra > 0 && <p className={classes.mark}>{t('assets.ports.extra', { count: extra })}</p>}
    </>
  )
}

const blank: OpenPort = { port: 443, protocol: 'tcp', name: '', cause: 'rightful' }

export function PortFields({
  ports,
  onChange,
}: {
  ports: readonly OpenPort[]
  onChange: (ports: readonly OpenPort[]) => void
}) {
  const t = useWords(situationWords)
  const cause = useWords(portCauseWords)
  const set = (at: number, part: Partial<OpenPort>) =>
    onChange(ports.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <fieldset className={classes.portFields}>
      <legend>{t('assets.ports')}</legend>
      {ports.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place; its port may be typed anew
        <div key={at} className={classes.portRow}>
          <NumberInput
            label={t('assets.port')}
            min={1}
            max={65_535}
            hideControls
            value={one.port}
            onChange={(value) => set(at, { port: Number(value) || 1 })}
          />
          <NativeSelect
            label={t('assets.port.protocol')}
            value={one.protocol}
            data={['tcp', 'udp']}
            onChange={(event) => set(at, { protocol: event.currentTarget.value === 'udp' ? 'udp' : 'tcp' })}
          />
          <TextInput
            label={t('assets.port.name')}
            maxLength={200}
            value={one.name}
            onChange={(event) => set(at, { name: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('assets.port.cause')}
            value={one.cause}
            data={PortCause.options.map((value) => ({ value, label: cause(`port-cause.${value}`) }))}
            onChange={(event) => set(at, { cause: PortCause.parse(event.currentTarget.value) })}
          />
          <CloseButton
            aria-label={t('assets.port.remove', { port: one.port })}
            onClick={() => onChange(ports.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {ports.length < portsMax && (
        <Button size="compact-sm" onClick={() => onChange([...ports, blank])}>
          {t('assets.port.add')}
        </Button>
      )}
    </fieldset>
  )
}
