import { existsSync } from 'node:fs'
import { delimiter } from 'node:path'
import { watchAlerts } from '#src/detect/alert/jobs/watch.ts'
import { watchGoodState } from '#src/detect/alert/jobs/watch-good-state.ts'
import { watchHunts } from '#src/detect/hunt/jobs/watch.ts'
import { hasOurRules, syncRuleFolders } from '#src/detect/signature/jobs/rules.ts'
import type { Desk } from '#src/platform/context.ts'
import type { Config } from './config.ts'
import { contextOfDesk } from './desk-context.ts'

/** Reads the operator's rules and begins to look at what comes in; ends with what it gives. */
export async function startDetection(
  desk: Desk,
  { HIKESHI_RULE_FOLDERS, HIKESHI_COUNTRY_FILE }: Config,
): Promise<() => Promise<void>> {
  const context = contextOfDesk(desk)
  const folders = (HIKESHI_RULE_FOLDERS ?? '').split(delimiter).filter(Boolean)
  if (folders.length > 0 || (await hasOurRules(desk))) {
    const { files, unread } = await syncRuleFolders(context, folders)
    desk.log(unread.length > 0 ? 'warn' : 'info', 'rules', { folders, files, unread: unread.slice(0, 20) })
  }
  const hasCountries = HIKESHI_COUNTRY_FILE !== undefined && existsSync(HIKESHI_COUNTRY_FILE)
  if (HIKESHI_COUNTRY_FILE !== undefined && !hasCountries)
    desk.log('warn', 'countries', { file: HIKESHI_COUNTRY_FILE, detail: 'ENOENT' })
  const stops = [
    watchAlerts(context, undefined, hasCountries ? HIKESHI_COUNTRY_FILE : null),
    watchGoodState(context),
    watchHunts(context),
  ]
  return async () => {
    for (const stop of stops) await stop()
  }
}
