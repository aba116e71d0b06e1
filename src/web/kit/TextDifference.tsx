import type { DiffPart } from '#src/core/difference.ts'
import classes from './TextDifference.module.css'

const marks: Readonly<Record<DiffPart['kind'], string>> = { same: '  ', added: '+ ', removed: '- ' }

/** What changed from one text to another, line by line. */
export function TextDifference({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <pre className={classes.diff} translate="no">
      {parts.map((part, at) => {
        const Mark = part.kind === 'added' ? 'ins' : part.kind === 'removed' ? 'del' : 'span'
        const lines = part.text.replace(/\n$/, '').split('\n')
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text in their order
        return <Mark key={at}>{lines.map((line) => `${marks[part.kind]}${line}`).join('\n')}</Mark>
      })}
    </pre>
  )
}
