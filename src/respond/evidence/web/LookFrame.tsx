import { useComputedColorScheme } from '@mantine/core'
import { useLang } from '#src/web/kit/lang.tsx'
import { type Frame, framePage } from '../look-frame.ts'
import classes from './LookSheet.module.css'

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
      style={picture && lines.length === 0 ? { height: `min(70vh, ${picture.height + 24}px)` } : undefined}
      srcDoc={framePage({ lang, isDark, label, lines, picture })}
    />
  )
}
