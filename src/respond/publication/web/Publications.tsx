import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { plainOf } from '#src/prepare/knowledge/plain-letter.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import classes from '#src/respond/notice/web/Notices.module.css'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { hrefOf } from '#src/web/kit/client.ts'
import { Differences } from '#src/web/kit/Differences.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { publicationApi } from '../api.ts'
import type { Publication, PublicationVersion, Stage } from '../publication.ts'
import { PublicationForm } from './PublicationForm.tsx'
import { PublicText } from './PublicText.tsx'
import { instantIn } from './typed.ts'
import { publicationPageWords } from './words.ts'

type Writing = { readonly of: Publication | null; readonly stage: Stage }
type Can = { readonly write: boolean; readonly approve: boolean }

/** What everybody may read of an incident: every version, from when to when it was public, and what waits. */
export function Publications({ incident }: { incident: string }) {
  const t = useWords(publicationPageWords)
  const [writing, write] = useState<Writing | null>(null)
  const [opened, open] = useState<{ of: Publication; version: PublicationVersion } | null>(null)
  const found = useAsk(publicationApi.list, { incident })
  if (found.isPending) return <LoadingPlace rows={2} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows, subscribers, can } = found.data
  if (writing)
    return <PublicationForm incident={incident} of={writing.of} stage={writing.stage} onClose={() => write(null)} />
  return (
    <Sheet
      title={t('title')}
      acts={can.write && <Button onClick={() => write({ of: null, stage: 'first' })}>{t('write')}</Button>}
    >
      <p className={classes.quiet}>
        {t('intro')} {t('subscribers', { count: subscribers })}
      </p>
      <ul className={forms.bleed}>
        {rows.map((one) => (
          <li key={one.id} className={classes.page}>
            <div className={classes.acts}>
              {one.url && (
                <a href={one.url} target="_blank" rel="noreferrer">
                  {t('open')}
                </a>
              )}
              {can.write && one.url && (
                <>
                  <Button size="compact-sm" onClick={() => write({ of: one, stage: 'second' })}>
                    {t('next')}
                  </Button>
                  <Button size="compact-sm" onClick={() => write({ of: one, stage: 'correction' })}>
                    {t('correct')}
                  </Button>
                </>
              )}
            </div>
            {one.versions.map((version) => (
              <Version key={version.version} of={one} version={version} onOpen={() => open({ of: one, version })} />
            ))}
          </li>
        ))}
      </ul>
      {opened && (
        <Opened
          incident={incident}
          {...opened}
          can={can}
          onClose={() => open(null)}
          onWrite={() => {
            write({ of: opened.of, stage: opened.version.stage })
            open(null)
          }}
        />
      )}
    </Sheet>
  )
}

const subjectOf = ({ text }: PublicationVersion): string => text.ja?.subject ?? text.en?.subject ?? ''
const shortDigits = 12

function Version({ of, version, onOpen }: { of: Publication; version: PublicationVersion; onOpen: () => void }) {
  const t = useWords(publicationPageWords)
  const style = useStyle()
  const at = (iso: string) => formatInstant(iso, style)
  const { publishedAt, publicUntil, state } = version
  return (
    <div className={classes.row}>
      <span className={classes.state}>
        {t(`stage.${version.stage}`)} {t(`state.${state}`)}
      </span>
      <div>
        <button type="button" className={forms.link} onClick={onOpen}>
          {subjectOf(version)}
        </button>
        <p className={classes.quiet}>
          {[
            of.number,
            t('as-of', { at: at(version.asOf) }),
            ...(publishedAt === null
              ? [
                  t('by', { name: version.madeBy }),
                  ...(state === 'scheduled' && version.publishAt
                    ? [t('public.at', { at: at(version.publishAt) })]
                    : []),
                ]
              : [
                  publicUntil === null
                    ? t('public.since', { from: at(publishedAt) })
                    : t('public.span', { from: at(publishedAt), until: at(publicUntil) }),
                ]),
          ].join(' · ')}
        </p>
      </div>
      {state === 'review' && (
        <Button size="compact-sm" onClick={onOpen}>
          {t('read')}
        </Button>
      )}
    </div>
  )
}

type Acting = 'approve' | 'return' | 'withdraw' | null

/** One version, read by whoever approves it or sends it back. */
function Opened({
  incident,
  of,
  version,
  can,
  onClose,
  onWrite,
}: {
  incident: string
  of: Publication
  version: PublicationVersion
  can: Can
  onClose: () => void
  onWrite: () => void
}) {
  const t = useWords(publicationPageWords)
  const kit = useWords(kitWords)
  const [acting, act] = useState<Acting>(null)
  const [at, setAt] = useState('')
  const style = useStyle()
  const approve = useTell(publicationApi.approve, { also: ['incident'], onDone: onClose })
  const back = useTell(publicationApi.giveBack, { also: ['incident'], onDone: onClose })
  const isOpen = ['review', 'returned', 'scheduled'].includes(version.state)
  const before = of.versions.find((one) => one.version < version.version && one.state !== 'withdrawn')
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={`${of.number} ${t(`stage.${version.stage}`)}`}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <div className={classes.page}>
        <p className={classes.quiet}>
          {[
            t(`state.${version.state}`),
            t('by', { name: version.madeBy }),
            ...(version.approvedBy ? [t('by.approved', { name: version.approvedBy })] : []),
            ...(version.entry !== null && version.sha256
              ? [t('proof', { entry: version.entry, sha: version.sha256.slice(0, shortDigits) })]
              : []),
          ].join(' · ')}
        </p>
        {version.remark && <p>{t('remark', { text: version.remark })}</p>}
        {version.alone && <p>{t('alone', { text: version.alone })}</p>}
        <PublicText text={version.text} />
        {before && <Changed before={before} version={version} />}
        <div className={classes.acts}>
          {(['ja', 'en'] as const)
            .filter((lang) => version.text[lang] !== null)
            .map((lang) => (
              <a
                key={lang}
                href={hrefOf(publicationApi.paper, { incident, publication: of.id, version: version.version, lang })}
                download
              >
                {t('paper', { lang })}
              </a>
            ))}
          {isOpen && can.write && <Button onClick={() => act('withdraw')}>{t('withdraw')}</Button>}
          {isOpen && can.write && <Button onClick={onWrite}>{t('next')}</Button>}
          {version.state === 'review' && can.write && <Button onClick={() => act('return')}>{t('return')}</Button>}
          {version.state === 'review' && can.approve && (
            <Button variant="filled" onClick={() => act('approve')}>
              {t('approve')}
            </Button>
          )}
        </div>
        {acting && (
          <ConfirmWithReason
            isOpen
            needsReason={acting !== 'approve' || version.isMine}
            onClose={() => act(null)}
            title={t(`${acting}.title`, { number: of.number })}
            act={t(acting)}
            isBusy={approve.isTelling || back.isTelling}
            problem={acting === 'approve' ? approve.problem : back.problem}
            onConfirm={(reason) =>
              void (acting === 'approve'
                ? approve.tell({
                    incident,
                    publication: of.id,
                    version: version.version,
                    ...(version.isMine ? { alone: reason } : {}),
                    ...(at === '' ? {} : { publishAt: instantIn(at, style.zone) }),
                  })
                : back.tell({ incident, publication: of.id, reason, isWithdrawn: acting === 'withdraw' }))
            }
          >
            <p>{t(`${acting}.text`)}</p>
            {acting === 'approve' && version.isMine && <p>{t('approve.alone')}</p>}
            {acting === 'approve' && (
              <TextInput
                type="datetime-local"
                label={t('approve.at')}
                value={at}
                onChange={(event) => setAt(event.currentTarget.value)}
              />
            )}
          </ConfirmWithReason>
        )}
      </div>
    </Modal>
  )
}

/** What is not as it was in the version before, in each language that both have. */
function Changed({ before, version }: { before: PublicationVersion; version: PublicationVersion }) {
  const t = useWords(publicationPageWords)
  return (['ja', 'en'] as const).map((lang) => {
    const [was, is] = [before.text[lang], version.text[lang]]
    if (!was || !is) return null
    return (
      <details key={lang}>
        <summary>{t('changed', { version: before.version, lang: t(lang) })}</summary>
        <Differences before={plainOf(was)} after={plainOf(is)} />
      </details>
    )
  })
}
