import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { hrefOf } from '#src/web/kit/client.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { lineText } from '../line-text.ts'
import classes from './CampaignTab.module.css'
import { ExemptForm } from './ExemptForm.tsx'
import { listWords } from './list-words.ts'
import { StatedForm } from './StatedForm.tsx'
import { campaignPageWords } from './words.ts'

/** Every figure held against the others; what does not add up names the accounts behind it. */
export function FigureSheet({ view }: { view: CampaignView }) {
  const t = useWords(campaignPageWords)
  const l = useWords(listWords)
  const kit = useWords(kitWords)
  const { lang } = useLang()
  const [asked, ask] = useState<'exempt' | 'stated' | null>(null)
  const wrong = view.lines.filter((line) => line.gap !== 0)
  const of = { incident: view.incident, campaign: view.number }
  const close = () => ask(null)
  if (view.lists.length === 0)
    return (
      <Sheet title={`${view.number} ${view.title}`}>
        <p className={forms.quiet}>{t('figures.none')}</p>
      </Sheet>
    )
  return (
    <Sheet title={`${view.number} ${view.title}`}>
      <p className={wrong.length > 0 ? classes.gap : classes.good} role="status">
        {wrong.length > 0 ? t('figures.bad', { count: wrong.length }) : t('figures.good')}
      </p>
      <ul className={classes.lines}>
        {view.lines.map((line) => {
          const { title, sum } = lineText(line, view, lang)
          return (
            <li key={line.code}>
              <span>{title}</span>
              <span>
                {sum} {line.gap !== 0 && <span className={classes.gap}>{t('gap', { gap: line.gap })}</span>}
              </span>
              {line.logins.length > 0 && (
                <span className={classes.names}>
                  {t('gap.names')}: {line.logins.slice(0, 20).join(', ')}{' '}
                  {line.named > 20 && t('gap.more', { count: line.named - 20 })}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <div className={classes.acts}>
        {view.can.write && <Button onClick={() => ask('exempt')}>{l('exempt')}</Button>}
        {view.can.write && <Button onClick={() => ask('stated')}>{l('stated')}</Button>}
        <PageLink
          to="/incidents/$number/$tab"
          params={{ number: of.incident, tab: 'plan' }}
          search={{ view: 'asked' } as never}
        >
          {l('services')}
        </PageLink>
        <a href={hrefOf(campaignApi.accountsCsv, of)} download>
          {l('csv')}
        </a>
      </div>
      <Modal
        opened={asked !== null}
        onClose={close}
        title={asked && l(asked)}
        closeButtonProps={{ 'aria-label': kit('close') }}
      >
        {asked === 'exempt' && <ExemptForm of={of} onClose={close} />}
        {asked === 'stated' && <StatedForm view={view} onClose={close} />}
      </Modal>
    </Sheet>
  )
}
