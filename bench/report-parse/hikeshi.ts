// One cold pass of `report parse` over the files named on standard input: the command's own code, its lines counted and let go.
import { parseCommand } from '#src/detect/report/cli-parse.ts'
import { namedFiles, spent } from './spent.ts'

let reports = 0
const count = { write: () => ++reports > 0 }
await parseCommand(await namedFiles(), count, process.stderr)
spent(reports)
