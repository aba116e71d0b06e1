import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { zoneLabel } from '#src/core/time.ts'
import { useLang } from './lang.tsx'
import { useMe } from './me.tsx'

const key = 'hikeshi.zone'
type ZoneState = {
  /** IANA name in which every time on every page is shown. */
  readonly zone: string
  readonly label: string
  readonly own: string
  readonly choices: readonly string[]
  readonly setZone: (zone: string) => void
}
const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Tokyo'
const ZoneContext = createContext<ZoneState>({
  zone: 'UTC',
  label: 'UTC',
  own: 'UTC',
  choices: ['UTC'],
  setZone: () => {},
})

export function ZoneProvider({ children }: { children: ReactNode }) {
  const own = useMe()?.zone ?? browserZone
  const [chosen, choose] = useState<string | null>(() => sessionStorage.getItem(key))
  const setZone = useCallback((zone: string) => {
    sessionStorage.setItem(key, zone)
    choose(zone)
  }, [])
  const zone = chosen ?? own
  const state = useMemo(
    () => ({ zone, label: zoneLabel(zone), own, choices: [...new Set([own, 'Asia/Tokyo', 'UTC'])], setZone }),
    [zone, own, setZone],
  )
  return <ZoneContext value={state}>{children}</ZoneContext>
}

/** The zone that times are shown in: named once in the header, switched there. */
export const useZone = (): ZoneState => useContext(ZoneContext)

/** Language and zone together, as the formatters of core/time.ts take them. */
export function useStyle() {
  const { lang } = useLang()
  const { zone } = useZone()
  return useMemo(() => ({ lang, zone }), [lang, zone])
}
