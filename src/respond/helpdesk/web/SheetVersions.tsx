import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import classes from '#src/respond/notice/web/Notices.module.css'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { hrefOf } from '#src/web/kit/client.ts'
import { Differences } from '#src/web/kit/Differences.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Facts, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { helpdeskApi } from '../api.ts'
import type { SheetContent, SheetVersion } from '../sheet.ts'
import { helpdeskWords } from '../words.ts'
import own from './Helpdesk.module.css'
import { SheetForm } from './SheetForm.tsx'
import { StepTasks } from './StepTasks.tsx'
import { helpdeskPageWords } from './words.ts'

/** The media plan and the prepared answers: which version is in use, which waits for a second person. */
export function SheetVersions({ incident }: { incident: string }) {
  const t = useWords(helpdeskPageWords)
  const { lang } = useLang()
  const [isWriting, write] = useState(false)
  const [opened, open] = useState<number | null>(null)
  const found = useAsk(helpdeskApi.sheet, { incident })
  if (found.isPending) return <LoadingPlace rows={3} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { versions, containments, can } = found.data
  const inUse = versions.find((one) => one.state === 'approved')
  if (isWriting)
    return (
      <SheetForm
        incident={incident}
        from={versions[0]?.content ?? null}
        containments={containments}
        onClose={() => write(false)}
      />
    )
  if (versions.length === 0)
    return (
      <EmptyPlace
        title={t('sheet.none')}
        act={
          can.write && (
            <Button variant="filled" onClick={() => write(true)}>
              {t('sheet.write')}
            </Button>
          )
        }
      >
        {t('sheet.none.text')}
      </EmptyPlace>
    )
  const shown = versions.find((one) => one.version === opened)
  return (
    <Sheet
      title={t('sheet.title')}
      acts={
        <>
          {inUse && (
            <a href={hrefOf(helpdeskApi.sheetPaper, { incident, lang })} download>
              {t('window.paper')}
            </a>
          )}
          {can.write && <Button onClick={() => write(true)}>{t('sheet.next')}</Button>}
        </>
      }
    >
      <p className={forms.quiet}>{t('sheet.intro')}</p>
      {inUse && <Content content={inUse.content} />}
      {inUse && <StepTasks incident={incident} steps={inUse.content.steps} />}
      <ul className={forms.bleed}>
        {versions.map((one) => (
          <li key={one.version}>
            <Version one={one} onOpen={() => open(one.version)} />
          </li>
        ))}
      </ul>
      {shown && (
        <Opened
          key={shown.version}
          incident={incident}
          one={shown}
          before={versions.find((two) => two.state === 'approved' && two.version < shown.version) ?? null}
          mayApprove={can.approve}
          mayReturn={can.write}
          onClose={() => open(null)}
        />
      )}
    </Sheet>
  )
}

function Version({ one, onOpen }: { one: SheetVersion; onOpen: () => void }) {
  const t = useWords(helpdeskPageWords)
  const style = useStyle()
  const at = (iso: string) => formatInstant(iso, style)
  const facts = [
    t('sheet.by', { name: one.madeBy, at: at(one.madeAt) }),
    one.approvedBy && one.approvedAt ? t('sheet.approved', { name: one.approvedBy, at: at(one.approvedAt) }) : '',
    one.alone ? t('sheet.alone', { text: one.alone }) : '',
    one.remark ? t('sheet.remark', { text: one.remark }) : '',
  ]
  return (
    <div className={classes.row}>
      <span className={classes.state}>{t(`state.${one.state}`)}</span>
      <div>
        <button type="button" className={forms.link} onClick={onOpen}>
          {t('sheet.version', { version: one.version })}
        </button>
        <p className={classes.quiet}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <Button size="compact-sm" onClick={onOpen}>
        {t(one.state === 'review' ? 'sheet.read' : 'sheet.open')}
      </Button>
    </div>
  )
}

/** Everything that stands in a version, as plain lines: to be read, and to be compared with another. */
function useLines() {
  const t = useWords(helpdeskPageWords)
  const said = useWords(helpdeskWords)
  const style = useStyle()
  return (content: SheetContent): string => {
    const both = (text: { ja: string; en: string }) => [text.ja, text.en].filter(Boolean).join('\n')
    const part = (label: string, text: string) => (text === '' ? '' : `【${label}】\n${text}`)
    return [
      part(t('field.matter'), both(content.matter)),
      part(t('field.now'), both(content.now)),
      part(t('field.speaker'), [content.speaker, content.hours].filter(Boolean).join('\n')),
      part(t('field.decider'), content.decider),
      part(t('field.criteria'), content.criteria),
      part(
        t('field.steps'),
        content.steps
          .map((one) =>
            [one.at ? formatInstant(one.at, style) : '', one.what, said(`channel.${one.channel}`), one.by]
              .filter(Boolean)
              .join(' · '),
          )
          .join('\n'),
      ),
      ...content.answers.map((one) =>
        part(
          `${t('answer.name', { number: one.id.slice(1) })} ${said(`audience.${one.audience}`)} ${one.containment}`.trim(),
          `${both(one.question)}\n${both(one.answer)}`,
        ),
      ),
      part(t('field.not-said'), content.notSaid.join('\n')),
    ]
      .filter(Boolean)
      .join('\n\n')
  }
}

function Content({ content }: { content: SheetContent }) {
  const t = useWords(helpdeskPageWords)
  const { lang } = useLang()
  return (
    <>
      <p className={own.now}>{content.now[lang] || content.now.ja || content.now.en}</p>
      <Facts
        rows={[
          [t('field.speaker'), [content.speaker, content.hours].filter(Boolean).join(' · ')],
          [t('field.decider'), content.decider],
          [t('field.criteria'), content.criteria],
        ]}
      />
    </>
  )
}

function Opened({
  incident,
  one,
  before,
  mayApprove,
  mayReturn,
  onClose,
}: {
  incident: string
  one: SheetVersion
  before: SheetVersion | null
  mayApprove: boolean
  mayReturn: boolean
  onClose: () => void
}) {
  const t = useWords(helpdeskPageWords)
  const kit = useWords(kitWords)
  const lines = useLines()
  const [acting, act] = useState<'approve' | 'return' | null>(null)
  const approve = useTell(helpdeskApi.approveSheet, { also: ['incident', 'desk'], onDone: onClose })
  const back = useTell(helpdeskApi.returnSheet, { also: ['incident'], onDone: onClose })
  const isWaiting = one.state === 'review'
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={`${t('sheet.version', { version: one.version })} ${t(`state.${one.state}`)}`}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <div className={classes.page}>
        {before ? (
          <>
            <h3>{t('sheet.differs')}</h3>
            <Differences before={lines(before.content)} after={lines(one.content)} />
          </>
        ) : (
          <pre className={classes.letter}>{lines(one.content)}</pre>
        )}
        <div className={classes.acts}>
          {isWaiting && mayReturn && <Button onClick={() => act('return')}>{t('sheet.return')}</Button>}
          {isWaiting && mayApprove && (
            <Button variant="filled" onClick={() => act('approve')}>
              {t('sheet.approve')}
            </Button>
          )}
        </div>
        {acting && (
          <ConfirmWithReason
            isOpen
            needsReason={acting === 'return' || one.isMine}
            onClose={() => act(null)}
            title={t(`sheet.${acting}.title`, { version: one.version })}
            act={t(`sheet.${acting}`)}
            isBusy={approve.isTelling || back.isTelling}
            problem={acting === 'approve' ? approve.problem : back.problem}
            onConfirm={(reason) =>
              void (acting === 'approve'
                ? approve.tell({ incident, version: one.version, ...(one.isMine ? { alone: reason } : {}) })
                : back.tell({ incident, version: one.version, reason }))
            }
          >
            <p>{t(`sheet.${acting}.text`)}</p>
            {acting === 'approve' && one.isMine && <p>{t('sheet.approve.own')}</p>}
          </ConfirmWithReason>
        )}
      </div>
    </Modal>
  )
}
