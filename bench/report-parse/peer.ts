// The same files through mailparser, in the same way: one after another, from a cold start.
import { readFile } from 'node:fs/promises'
import { simpleParser } from 'mailparser'
import { namedFiles, spent } from './spent.ts'

let read = 0
for (const file of await namedFiles()) {
  const { subject, text, attachments } = await simpleParser(await readFile(file))
  if (subject !== undefined || text !== undefined || attachments.length > 0) read++
}
spent(read)
