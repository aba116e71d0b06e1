import { CommanderError } from 'commander'
import { hikeshi } from './program.ts'
import { refusalText } from './refusal-text.ts'
import { usageText } from './usage.ts'

/** `hikeshi NOUN VERB`: data on stdout, words on stderr; 0 done, 1 found something or refused, 2 wrong usage, 3 failure. */
export async function commandLine(args: readonly string[]): Promise<void> {
  const program = await hikeshi(args[0])
  // Whoever reads the first lines only (`| head`) has what they wanted.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
  try {
    await program.parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode !== 0 && error.code !== 'commander.help')
        process.stderr.write(`${usageText(error, program, args)}\n`)
      process.exitCode = error.exitCode === 0 ? 0 : 2
    } else {
      const { text, exitCode } = refusalText(error)
      process.stderr.write(`${text}\n`)
      process.exitCode = exitCode
    }
  }
}
