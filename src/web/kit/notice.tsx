import { Button, CloseButton } from '@mantine/core'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { useWords } from './lang.tsx'
import classes from './notice.module.css'
import { kitWords } from './words.ts'

type Act = { readonly label: string; readonly run: () => void }
type Notice = { readonly text: string; readonly act?: Act; readonly id: number }
type Tell = (text: string, act?: Act) => void
const NoticeContext = createContext<Tell>(() => {})

/** Says in passing that something was done, with the way back if there is one: `notice(t('taken'), { label: t('undo'), run })`. */
export const useNotice = (): Tell => useContext(NoticeContext)

const shortMs = 6_000
const withActMs = 20_000

export function NoticeProvider({ children }: { children: ReactNode }) {
  const t = useWords(kitWords)
  const [notice, set] = useState<Notice | null>(null)
  const tell = useCallback<Tell>((text, act) => set({ text, act, id: Date.now() }), [])
  useEffect(() => {
    if (!notice) return
    const timer = setTimeout(() => set(null), notice.act ? withActMs : shortMs)
    return () => clearTimeout(timer)
  }, [notice])
  return (
    <NoticeContext value={tell}>
      {children}
      <div role="status" className={classes.place}>
        {notice && (
          <div className={classes.notice} key={notice.id}>
            <span>{notice.text}</span>
            {notice.act && (
              <Button
                size="compact-sm"
                onClick={() => {
                  notice.act?.run()
                  set(null)
                }}
              >
                {notice.act.label}
              </Button>
            )}
            <CloseButton size="sm" aria-label={t('close')} onClick={() => set(null)} />
          </div>
        )}
      </div>
    </NoticeContext>
  )
}
