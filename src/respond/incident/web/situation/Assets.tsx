import { Button, Checkbox, Group, Modal, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { KnownIn } from '#src/prepare/advisory/web/KnownIn.tsx'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { incidentApi } from '../../api.ts'
import type { AffectedAsset } from '../../incident.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { situationWords } from '../words/situation.ts'
import { PortFields, PortList } from './OpenPorts.tsx'
import classes from './situation.module.css'

/** Machines, services and data that are hit. */
export function Assets() {
  const t = useWords(situationWords)
  const { incident } = useIncident()
  const [edited, edit] = useState<AffectedAsset | 'new' | null>(null)
  const sorted = [...incident.assets].sort((a, b) => Number(a.isEnded) - Number(b.isEnded))
  return (
    <Sheet
      title={t('assets')}
      acts={incident.can.write && <Button onClick={() => edit('new')}>{t('assets.add')}</Button>}
    >
      {sorted.length === 0 && <p className={forms.quiet}>{t('assets.none')}</p>}
      {sorted.length > 0 && (
        <ul className={forms.bleed}>
          {sorted.map((asset) => (
            <li key={asset.id} className={classes.asset} data-ended={asset.isEnded || undefined}>
              <div>
                <b>{asset.name}</b> {asset.isEnded && <span className={forms.quiet}>{t('assets.ended')}</span>}
                <p className={classes.line}>
                  {!asset.isOurs && <span className={classes.mark}>{t('assets.foreign')}</span>}
                  {asset.owner && <span>{asset.owner}</span>}
                  {asset.services && <span>{asset.services}</span>}
                </p>
                <PortList ports={asset.ports} />
                <KnownIn said={[...asset.ports.map((port) => port.name), asset.services, asset.description]} />
                {asset.description && <p className={forms.quiet}>{asset.description}</p>}
              </div>
              {incident.can.write && (
                <Button size="compact-sm" onClick={() => edit(asset)}>
                  {t('assets.change')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {edited && <AssetForm asset={edited === 'new' ? null : edited} onClose={() => edit(null)} />}
    </Sheet>
  )
}

function AssetForm({ asset, onClose }: { asset: AffectedAsset | null; onClose: () => void }) {
  const t = useWords(situationWords)
  const kit = useWords(kitWords)
  const { incident } = useIncident()
  const add = useTell(incidentApi.addAsset)
  const change = useTell(incidentApi.changeAsset)
  const [fields, setFields] = useState({
    name: asset?.name ?? '',
    owner: asset?.owner ?? '',
    isOurs: asset?.isOurs ?? true,
    description: asset?.description ?? '',
    services: asset?.services ?? '',
    ports: asset?.ports ?? [],
    isEnded: asset?.isEnded ?? false,
  })
  const set = (part: Partial<typeof fields>) => setFields({ ...fields, ...part })
  const { isEnded, ...own } = fields
  const problem = add.problem ?? change.problem
  const save = async () => {
    const common = { incident: incident.number, ...own }
    const saved = asset ? await change.tell({ ...common, id: asset.id, isEnded }) : await add.tell(common)
    if (saved) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={asset ? asset.name : t('assets.add')}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput
          required
          data-autofocus
          label={t('assets.name')}
          value={fields.name}
          error={faultOf(problem, 'name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('assets.owner')}
          value={fields.owner}
          onChange={(event) => set({ owner: event.currentTarget.value })}
        />
        <TextInput
          label={t('assets.services')}
          description={t('assets.services.hint')}
          value={fields.services}
          onChange={(event) => set({ services: event.currentTarget.value })}
        />
        <PortFields ports={fields.ports} onChange={(ports) => set({ ports: [...ports] })} />
        <Textarea
          autosize
          minRows={2}
          label={t('assets.description')}
          value={fields.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
        <Checkbox
          label={t('assets.ours')}
          checked={fields.isOurs}
          onChange={(event) => set({ isOurs: event.currentTarget.checked })}
        />
        {asset && (
          <Checkbox
            label={t('assets.end')}
            checked={isEnded}
            onChange={(event) => set({ isEnded: event.currentTarget.checked })}
          />
        )}
        <ProblemText problem={problem} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={add.isTelling || change.isTelling}>
            {t('assets.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
