import { Button, NativeSelect } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { hrefOf } from '#src/web/kit/client.ts'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay, useMe } from '#src/web/kit/me.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { incidentApi } from '../../api.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { partsWords } from '../words/parts.ts'
import { FilesSheet } from './FilesSheet.tsx'
import classes from './paper.module.css'

/** What of an incident leaves the desk: on paper, as data, sealed for proof; and what can be printed to work by hand. */
export function PaperTab() {
  const t = useWords(partsWords)
  const { lang } = useLang()
  const { incident } = useIncident()
  const since = useMe()?.previousLoginAt ?? undefined
  const mayBrief = useMay('briefing:read')
  const [sheets, setSheets] = useState('2')
  const { number } = incident
  const of = { incident: number }
  return (
    <div className={classes.columns}>
      <Sheet title={t('case-file')}>
        <p className={forms.quiet}>{t('case-file.text')}</p>
        <div className={classes.acts}>
          <Take href={hrefOf(incidentApi.caseFile, { ...of, lang: 'ja' })}>{t('pdf.ja')}</Take>
          <Take href={hrefOf(incidentApi.caseFile, { ...of, lang: 'en' })}>{t('pdf.en')}</Take>
          <Take href={hrefOf(incidentApi.caseCsv, { ...of, lang, encoding: 'utf-8' })}>{t('csv.utf-8')}</Take>
          <Take href={hrefOf(incidentApi.caseCsv, { ...of, lang, encoding: 'cp932' })}>{t('csv.cp932')}</Take>
          <Take href={hrefOf(incidentApi.caseJson, of)}>{t('json')}</Take>
        </div>
      </Sheet>
      <Sheet title={t('bundle')}>
        <p className={forms.quiet}>{t('bundle.text')}</p>
        {incident.can.export ? (
          <div className={classes.acts}>
            <Take href={hrefOf(incidentApi.bundle, of)}>{t('bundle.act')}</Take>
          </div>
        ) : (
          <p>{t('bundle.none')}</p>
        )}
      </Sheet>
      {mayBrief && (
        <Sheet title={t('briefing')}>
          <p className={forms.quiet}>{t('briefing.text')}</p>
          <div className={classes.acts}>
            <Take href={hrefOf(incidentApi.briefingPdf, { ...of, lang: 'ja' })}>{t('pdf.ja')}</Take>
            <Take href={hrefOf(incidentApi.briefingPdf, { ...of, lang: 'en' })}>{t('pdf.en')}</Take>
            <ButtonLink to="/incidents/$number/$tab" params={{ number, tab: 'situation' }}>
              {t('briefing.preview')}
            </ButtonLink>
          </div>
        </Sheet>
      )}
      <Sheet title={t('handover')}>
        <p className={forms.quiet}>{t('handover.text')}</p>
        <div className={classes.acts}>
          <Take href={hrefOf(incidentApi.handover, { since, lang })}>{t('handover.act')}</Take>
        </div>
      </Sheet>
      <Sheet title={t('blank')}>
        <p className={forms.quiet}>{t('blank.text')}</p>
        <div className={classes.acts}>
          <NativeSelect
            label={t('blank.sheets')}
            value={sheets}
            data={['1', '2', '5', '10', '20']}
            onChange={(event) => setSheets(event.currentTarget.value)}
          />
          <Take href={hrefOf(incidentApi.blankSheet, { ...of, lang, sheets: Number(sheets) })}>{t('blank.act')}</Take>
          {incident.can.addEntry && (
            <ButtonLink
              to="/incidents/$number/$tab"
              params={{ number, tab: 'record' }}
              search={{ form: 'import' } as never}
            >
              {t('blank.import')}
            </ButtonLink>
          )}
        </div>
      </Sheet>
      <FilesSheet />
    </div>
  )
}

function Take({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Button component="a" href={href} download>
      {children}
    </Button>
  )
}
