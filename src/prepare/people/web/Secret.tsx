import { Button } from '@mantine/core'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import classes from './people.module.css'

/** Something that is shown once and must be carried away now. */
export function Secret({ label, text, value, copy }: { label: string; text: string; value: string; copy: string }) {
  const kit = useWords(kitWords)
  const notice = useNotice()
  return (
    <div className={classes.secret} role="status">
      <b>{label}</b>
      <p>{text}</p>
      <output className="mono">{value}</output>
      <div>
        <Button onClick={() => void navigator.clipboard.writeText(value).then(() => notice(kit('copied')))}>
          {copy}
        </Button>
      </div>
    </div>
  )
}
