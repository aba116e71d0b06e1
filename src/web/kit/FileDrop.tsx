import { Button } from '@mantine/core'
import { type DragEvent, useId, useRef, useState } from 'react'
import { formatBytes } from './bytes.ts'
import classes from './FileDrop.module.css'
import { useWords } from './lang.tsx'
import { kitWords } from './words.ts'

const mostFiles = 500
const mostBytes = 100 * 1024 * 1024

/** Takes files by drop, by choice and by paste; the button alone does everything (WCAG 2.5.7). */
export function FileDrop({
  label,
  hint,
  accept,
  isSingle = false,
  isBusy = false,
  most = mostBytes,
  told,
  onFiles,
}: {
  label?: string
  hint?: string
  accept?: string
  isSingle?: boolean
  isBusy?: boolean
  /** Bytes of one file. */
  most?: number
  /** What became of the files, where the place itself does not know: how far they are sent. */
  told?: string
  onFiles: (files: File[]) => void
}) {
  const t = useWords(kitWords)
  const hintId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [said, say] = useState('')
  const take = (list: FileList | null | undefined) => {
    const given = [...(list ?? [])]
    if (given.length === 0) return
    const large = given.filter((file) => file.size > most)
    const fitting = given.filter((file) => file.size <= most).slice(0, isSingle ? 1 : mostFiles)
    const faults = large.map((file) => t('drop.large', { name: file.name, limit: formatBytes(most) }))
    if (given.length > mostFiles) faults.push(t('drop.many', { limit: mostFiles }))
    say(faults.length > 0 ? faults.join(' ') : t('drop.taken', { count: fitting.length }))
    if (fitting.length > 0) onFiles(fitting)
  }
  const over = (event: DragEvent, now: boolean) => {
    event.preventDefault()
    setOver(now)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false)
        take(event.dataTransfer.files)
      }}
      onPaste={(event) => event.clipboardData.files.length > 0 && take(event.clipboardData.files)}
    >
      <p>{isOver ? t('drop.now') : (label ?? t('drop.idle'))}</p>
      {hint && (
        <p id={hintId} className={classes.hint}>
          {hint}
        </p>
      )}
      <Button loading={isBusy} aria-describedby={hint ? hintId : undefined} onClick={() => input.current?.click()}>
        {t(isSingle ? 'drop.choose.one' : 'drop.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!isSingle}
        accept={accept}
        onChange={(event) => {
          take(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
      <p role="status" className={classes.said}>
        {told || said}
      </p>
    </div>
  )
}
