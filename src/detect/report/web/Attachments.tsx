import { Button, CopyButton } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { formatBytes } from '#src/web/kit/bytes.ts'
import { hrefOf } from '#src/web/kit/client.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { SignMark } from '#src/web/kit/States.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { reportApi } from '../api.ts'
import type { Attachment, ReportDetail } from '../report.ts'
import classes from './Attachments.module.css'
import { Part } from './Part.tsx'
import { previewWords } from './preview-words.ts'
import { SaveQuestion } from './SaveQuestion.tsx'

type File = z.infer<typeof Attachment>

export function Attachments({ report }: { report: ReportDetail }) {
  const t = useWords(previewWords)
  if (report.attachments.length === 0) return null
  return (
    <Part title={t('files.title')} count={report.attachments.length}>
      <FileRows report={report} files={report.attachments} />
    </Part>
  )
}

/** Files from outside: the name with its true ending, type, size, hash and signs; saved only after a question. */
export function FileRows({ report, files }: { report: ReportDetail; files: readonly File[] }) {
  const t = useWords(previewWords)
  const kit = useWords(kitWords)
  const [asked, askFor] = useState<File | null>(null)
  return (
    <>
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.position} data-warned={file.signs.length > 0 || undefined}>
            <div className={classes.what}>
              <TrueName name={file.name} />
              <span className={classes.facts}>
                {file.mediaType} / {formatBytes(file.bytes)}
              </span>
              {report.signs
                .filter((sign) => sign.where === file.name && file.signs.includes(sign.code))
                .map((sign) => (
                  <SignMark key={sign.code} text={sign.message} />
                ))}
              <span className={classes.facts}>
                {t('files.hash')} <code>{file.sha256.slice(0, 16)}…</code>
                <CopyButton value={file.sha256}>
                  {({ copied, copy }) => (
                    <Button size="compact-xs" variant="subtle" onClick={copy} aria-label={t('files.hash.copy')}>
                      {copied ? kit('copied') : kit('copy')}
                    </Button>
                  )}
                </CopyButton>
              </span>
            </div>
            <Button size="compact-md" onClick={() => askFor(file)}>
              {t('files.save')}
            </Button>
          </li>
        ))}
      </ul>
      <SaveQuestion
        isOpen={asked !== null}
        onClose={() => askFor(null)}
        title={t('files.save.title')}
        text={t('files.save.text', { name: shownName(asked?.name ?? '') })}
        act={t('files.save.act')}
        href={asked ? hrefOf(reportApi.attachment, { id: report.id, position: asked.position }) : ''}
      />
    </>
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** Characters that turn or hide the name are shown by their number, so that the name reads as it is stored. */
export function shownName(name: string): string {
  return name
    .replace(unseen, (character) => `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(/ {4,}/g, (gap) => ` [${gap.length}×␣] `)
}

function TrueName({ name }: { name: string }) {
  const t = useWords(previewWords)
  const plain = name.replace(unseen, '')
  const ending = /\.([^.\s]{1,12})$/.exec(plain.trim())?.[1]
  return (
    <span className={classes.name}>
      <bdi dir="ltr">{shownName(name)}</bdi>
      <small>{ending ? t('files.ending', { ending: `.${ending}` }) : t('files.no-ending')}</small>
    </span>
  )
}
