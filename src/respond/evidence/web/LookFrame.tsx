import { useComputedColorScheme } from '@mantine/core'
import { useLang } from '#src/web/kit/lang.tsx'
import { type Frame, framePage } from '../look-frame.ts'
import classes from './LookSheet.module.css'

/** As many characters stand in a row on a telephone. */
const rowChars = 40

/** Where the contents of a stranger's file are shown: a frame without scripts, forms, links or an origin. */
export function LookFrame({ label, lines, picture }: Pick<Frame, 'label' | 'lines' | 'picture'>) {
  const { lang } = useLang()
  const isDark = useComputedColorScheme('light') === 'dark'
  return (
    <iframe
      className={classes.frame}
      title={label}
      sandbox=""
      referrerPolicy="no-referrer"
      style={
        picture && lines.length === 0
          ? { aspectRatio: `${picture.width} / ${picture.height}`, maxWidth: picture.width }
          : {
              height: `min(60vh, ${lines.reduce((rows, { text }) => rows + 1 + Math.floor(text.length / rowChars), 1) * 20 + 18}px)`,
            }
      }
      srcDoc={framePage({ lang, isDark, label, lines, picture })}
    />
  )
}
