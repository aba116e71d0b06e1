import { CommanderError } from 'commander'
import { hikeshi } from './program.ts'
import { refusalText } from './refusal-text.ts'
import { usageText } from './usage.ts'

/** `hikeshi NOUN VERB`: data on stdout, words on stderr; 0 done, 1 found something or refused, 2 wrong usage, 3 failure. */
const program = hikeshi()

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0 && error.code !== 'commander.help')
      process.stderr.write(`${usageText(error, program, process.argv.slice(2))}\n`)
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else {
    const { text, exitCode } = refusalText(error)
    process.stderr.write(`${text}\n`)
    process.exitCode = exitCode
  }
}
