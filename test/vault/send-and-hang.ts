// A process of its own that is killed while it takes an upload in; says so once several records lie on the disk, and hangs.
import { join } from 'node:path'
import { blockBytes } from '#src/platform/vault/form.ts'
import { openVault } from '#src/platform/vault/vault.ts'

const [home = '', id = ''] = process.argv.slice(2)
const vault = await openVault(join(home, 'vault'), join(home, 'keys'))
const bytes = Buffer.alloc(40 * blockBytes, 'the same line of a disk image again and again\n')
async function* hanging() {
  yield bytes.subarray(0, 5 * blockBytes + 1_000)
  process.stdout.write('on its way\n')
  setInterval(() => {}, 60_000)
  await new Promise(() => {})
}
await vault.uploads.append(id, 0, hanging())
