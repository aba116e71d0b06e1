import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { Secret } from '#src/prepare/people/web/Secret.tsx'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import type { Bundle, CampaignView } from '../campaign.ts'
import { type Asked, BundleForms } from './BundleForms.tsx'
import classes from './CampaignTab.module.css'
import { connectorWords } from './connector-words.ts'
import { LetterTextForm } from './LetterTextForm.tsx'
import { letterWords } from './letter-words.ts'
import { ReprintForm } from './ReprintForm.tsx'
import { campaignPageWords } from './words.ts'

const firstShown = 12

/** The print job: its key, bundles by route, each printed and its PDF destroyed. */
export function LetterSheet({ view }: { view: CampaignView }) {
  const t = useWords(campaignPageWords)
  const l = useWords(letterWords)
  const c = useWords(connectorWords)
  const make = useTell(campaignApi.makeKey)
  const sort = useTell(campaignApi.bundle)
  const [key, setKey] = useState<string | null>(null)
  const [isWhole, showWhole] = useState(false)
  const [asked, ask] = useState<Asked | null>(null)
  const [isReprinting, reprint] = useState(false)
  const [isWriting, write] = useState(false)
  if (isWriting) return <LetterTextForm view={view} onClose={() => write(false)} />
  const { bundles, letter } = view
  const of = { incident: view.incident, campaign: view.number }
  const left = bundles.filter((one) => one.printedAt !== null && one.destroyedAt === null)
  const facts = {
    bundles: bundles.length,
    printed: bundles.filter((one) => one.printedAt !== null).length,
    destroyed: bundles.filter((one) => one.destroyedAt !== null).length,
  }
  const shown = isWhole ? bundles : bundles.slice(0, firstShown)
  return (
    <Sheet title={t('letters.title')}>
      <p>{bundles.length === 0 ? l('sort.text') : t('letters.told', facts)}</p>
      {letter.ja.length + letter.en.length === 0 && <p className={classes.gap}>{c('letter.none')}</p>}
      {left.length > 0 && (
        <p className={classes.gap}>
          {t('letters.left', {
            names: left
              .slice(0, 10)
              .map((one) => one.name)
              .join(', '),
          })}
        </p>
      )}
      {key && <Secret label={t('key.label')} text={t('key.text')} value={key} copy={t('key.copy')} />}
      <ProblemText problem={make.problem ?? sort.problem} />
      {view.can.run && (
        <div className={classes.acts}>
          <Button onClick={() => write(true)}>{c('letter')}</Button>
          {!view.hasKey && (
            <Button
              loading={make.isTelling}
              onClick={() => void make.tell(of).then((made) => made && setKey(made.key))}
            >
              {t('letters.key')}
            </Button>
          )}
          {bundles.length === 0 && view.figures.target > 0 && (
            <Button loading={sort.isTelling} onClick={() => void sort.tell(of)}>
              {l('sort')}
            </Button>
          )}
          {facts.printed > 0 && view.hasKey && <Button onClick={() => reprint(true)}>{l('reprint')}</Button>}
        </div>
      )}
      <ul className={classes.lines} data-plain>
        {shown.map((bundle) => (
          <li key={bundle.position}>
            <BundleRow bundle={bundle} view={view} onAsk={ask} />
          </li>
        ))}
      </ul>
      {shown.length < bundles.length && (
        <p>
          {l('bundle.more', { count: bundles.length - shown.length })}{' '}
          <Button size="compact-sm" onClick={() => showWhole(true)}>
            {l('bundle.all')}
          </Button>
        </p>
      )}
      {isReprinting && <ReprintForm of={of} onClose={() => reprint(false)} />}
      {asked && <BundleForms of={of} asked={asked} onClose={() => ask(null)} />}
    </Sheet>
  )
}

function BundleRow({ bundle, view, onAsk }: { bundle: Bundle; view: CampaignView; onAsk: (asked: Asked) => void }) {
  const mayRun = view.can.run && view.hasKey
  const l = useWords(letterWords)
  const style = useStyle()
  const at = (instant: string) => formatInstant(instant, { ...style, named: false })
  const { printedAt, destroyedAt, sent, back } = bundle
  return (
    <div className={classes.wave}>
      <span>
        <strong>{bundle.name}</strong> {l('bundle.letters', { count: bundle.letters })}{' '}
        <span className={forms.quiet}>
          {printedAt === null ? l('bundle.fresh') : l('bundle.printed', { at: at(printedAt) })}
          {sent !== null && ` · ${l('bundle.sent', { how: l(`send.${sent.how}`), to: sent.to, at: at(sent.at) })}`}
          {back !== null && ` · ${l('bundle.back', back)}`}
          {destroyedAt !== null && ` · ${l('bundle.destroyed', { at: at(destroyedAt), by: bundle.destroyedBy ?? '' })}`}
        </span>
      </span>
      <span className={classes.acts}>
        {mayRun && (
          <Button size="compact-sm" onClick={() => onAsk({ what: 'print', bundle })}>
            {l(printedAt === null ? 'print' : 'again')}
          </Button>
        )}
        {view.can.help && printedAt !== null && sent === null && (
          <Button size="compact-sm" onClick={() => onAsk({ what: 'send', bundle })}>
            {l('send')}
          </Button>
        )}
        {view.can.help && sent !== null && (
          <Button size="compact-sm" onClick={() => onAsk({ what: 'signed', bundle })}>
            {l('signed')}
          </Button>
        )}
        {mayRun && printedAt !== null && destroyedAt === null && (
          <Button size="compact-sm" onClick={() => onAsk({ what: 'destroy', bundle })}>
            {l('destroy')}
          </Button>
        )}
      </span>
    </div>
  )
}
