import { type FormEvent, type RefObject, useState } from 'react'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useKnowledge } from '#src/web/kit/States.tsx'
import { Instant } from '#src/web/kit/Times.tsx'
import { reportApi } from '../api.ts'
import type { ReportDetail } from '../report.ts'
import { FileRows } from './Attachments.tsx'
import { actWords } from './act-words.ts'
import { useActs } from './acts.ts'
import { LetterField, SendRow } from './LetterField.tsx'
import classes from './Messages.module.css'
import { Part } from './Part.tsx'
import preview from './Preview.module.css'
import { previewWords } from './preview-words.ts'
import { useLetter } from './use-letter.ts'

/** What the desk and the reporter wrote to each other, and the next answer. */
export function Messages({
  report,
  replyAt,
}: {
  report: ReportDetail
  replyAt: RefObject<HTMLTextAreaElement | null>
}) {
  const t = useWords(previewWords)
  const { lang } = useLang()
  const { mayWrite } = useActs()
  const letters = useKnowledge()?.letters ?? []
  return (
    <Part title={t('messages.title')} count={report.messages.length || undefined}>
      {report.messages.length === 0 && <p className={preview.quiet}>{t('messages.none')}</p>}
      {report.messages.length > 0 && (
        <ol className={classes.messages}>
          {report.messages.map((message) => (
            <li key={message.id} data-from={message.from}>
              <p className={preview.fine}>
                <strong>
                  {message.from === 'desk'
                    ? t('messages.desk', { name: message.byName })
                    : message.byName
                      ? t('messages.reporter', { name: message.byName })
                      : t('messages.reporter.unnamed')}
                </strong>{' '}
                <Instant at={message.at} />{' '}
                {message.letter && letters.find((one) => one.id === message.letter)?.name[lang]}
              </p>
              <div className={preview.text}>{message.text}</div>
              {message.attachments.length > 0 && <FileRows report={report} files={message.attachments} />}
            </li>
          ))}
        </ol>
      )}
      {mayWrite && <Reply report={report} replyAt={replyAt} />}
    </Part>
  )
}

function Reply({ report, replyAt }: { report: ReportDetail; replyAt: RefObject<HTMLTextAreaElement | null> }) {
  const t = useWords(actWords)
  const notice = useNotice()
  const desk = useLetter(report, '')
  const reply = useTell(reportApi.reply)
  const [isMissing, setMissing] = useState(false)
  const { letter } = desk
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const text = letter.text.trim()
    setMissing(text === '')
    if (text === '') return
    if (letter.missing.length > 0 && !letter.isEdited) return replyAt.current?.focus()
    const { id } = report
    if (!(await reply.tell({ id, text, ...(letter.id ? { letter: letter.id } : {}) }))) return
    notice(t('done.replied'))
    desk.choose('')
    desk.write('')
  }
  return (
    <form onSubmit={(event) => void send(event)} className={classes.reply}>
      <LetterField desk={desk} none={t('letter.free')} textAt={replyAt} />
      <p className={preview.fine}>{t('letter.goes')}</p>
      {isMissing && letter.text.trim() === '' && <p role="alert">{t('letter.empty')}</p>}
      <ProblemText problem={reply.problem} />
      <SendRow isBusy={reply.isTelling} act={t('letter.send')} />
    </form>
  )
}
