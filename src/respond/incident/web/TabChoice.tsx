import { NativeSelect } from '@mantine/core'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import classes from './IncidentPage.module.css'
import { useIncident } from './incident-context.ts'
import { countOf, type TabName, tabGroupNames, tabGroups } from './tabs.ts'
import { pageWords } from './words/page.ts'

/** The parts of an incident as a phone shows them: one list, grouped, with their counts. */
export function TabChoice({ tab, onGo }: { tab: TabName; onGo: (tab: string) => void }) {
  const t = useWords(pageWords)
  const { lang } = useLang()
  const { incident } = useIncident()
  const label = (name: TabName) => {
    const count = countOf(name, incident)
    return count === null ? t(`tab.${name}`) : `${t(`tab.${name}`)} (${count.toLocaleString(lang)})`
  }
  return (
    <NativeSelect
      className={classes.choice}
      aria-label={t('tabs')}
      value={tab}
      data={tabGroupNames.map((group) => ({
        group: t(`tabs.${group}`),
        items: tabGroups[group].map((name) => ({ value: name, label: label(name) })),
      }))}
      onChange={(event) => onGo(event.currentTarget.value)}
    />
  )
}
