import { Button } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import type { CampaignView } from '../campaign.ts'
import classes from './CampaignTab.module.css'
import { ConnectorForm } from './ConnectorForm.tsx'
import { connectorWords } from './connector-words.ts'

/** Where passwords are changed, and whether the way there is open. */
export function ConnectorSheet({ view }: { view: CampaignView }) {
  const c = useWords(connectorWords)
  const [isSetting, set] = useState(false)
  if (isSetting) return <ConnectorForm view={view} onClose={() => set(false)} />
  const { connector } = view
  return (
    <Sheet title={c('title')}>
      {connector.kind === 'none' ? (
        <p className={forms.quiet}>{c('none.text')}</p>
      ) : (
        <p>
          {c(`kind.${connector.kind}`)}{' '}
          <span className="mono">{'url' in connector ? connector.url : connector.file}</span>{' '}
          <span className={view.isConnected ? classes.good : forms.quiet}>
            {c(view.isConnected ? 'open.yes' : 'open.no')}
          </span>
        </p>
      )}
      {view.can.run && (
        <div className={classes.acts}>
          <Button onClick={() => set(true)}>{c('set')}</Button>
        </div>
      )}
    </Sheet>
  )
}
