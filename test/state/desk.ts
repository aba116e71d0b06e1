// A desk's process for tests that end it in every way: opens the state in the folder, says so, and stays.
import { openState } from '#src/platform/state/state.ts'

const state = await openState({ dataDir: process.argv[2] ?? '', log: (line) => console.error(line) })
state.onTrouble((event) => console.log(JSON.stringify(event)))
console.log(JSON.stringify({ open: state.describe }))
process.stdin.on('data', async () => {
  await state.close()
  process.exit(0)
})
