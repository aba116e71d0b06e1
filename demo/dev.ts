// `npm run dev`: a throw-away desk with the demonstration loaded and its logins printed; all is gone when it ends.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { langOfTerminal } from '#src/cli/terminal.ts'
import { firstAdministrator } from '#src/prepare/people/store.ts'
import { viewerOf } from '#src/prepare/people/viewer.ts'
import { readConfig } from '#src/server/config.ts'
import { loadDemonstration } from '#src/server/demonstration/load.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { serve } from '#src/server/serve.ts'

const folder = await mkdtemp(join(tmpdir(), 'hikeshi-dev-'))
const administrator = { email: 'administrator@desk.example', password: randomBytes(15).toString('hex') }
const lang = langOfTerminal()
const config = readConfig(process.env, {
  HIKESHI_DATA: folder,
  HIKESHI_ADMIN_EMAIL: administrator.email,
  HIKESHI_ADMIN_PASSWORD: administrator.password,
})
const serving = await serve({ ...config, DATABASE_URL: undefined }, (level, event, facts) => {
  if (level !== 'info') console.error(level, event, facts ?? '')
})

process.once('SIGINT', end)
process.once('SIGTERM', end)
async function end() {
  await serving.close()
  await rm(folder, { recursive: true, force: true })
  process.exit(0)
}

const person = await firstAdministrator(serving.desk.state.db)
const loaded = await loadDemonstration({ ...contextOfDesk(serving.desk), viewer: viewerOf(person!), lang })
console.log(lang === 'ja' ? `\n火消し（使い捨て）: ${serving.url}\n` : `\nHikeshi, a throw-away desk: ${serving.url}\n`)
for (const { role, email, password } of [{ role: 'administrator', ...administrator }, ...loaded.logins])
  console.log(`  ${role.padEnd(20)} ${email.padEnd(34)} ${password}`)
console.log(lang === 'ja' ? '\n終えるには Ctrl+C。データは残りません。' : '\nCtrl+C ends it; nothing is kept.')
