/** As this program was started: `agent run …` of the whole program, `run …` of the one file. */
export function asStarted(): string[] {
  const [program = '', ...own] = process.argv.slice(1)
  return [...process.execArgv, program, ...own.slice(0, own.indexOf('run') + 1)]
}
