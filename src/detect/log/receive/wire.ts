// The archive as the desk sees it: the archive itself, and everything that comes in by itself.
import type { Archive } from '#src/platform/archive/archive.ts'
import type { Thread } from '#src/platform/archive/open.ts'
import type { Desk } from '#src/platform/context.ts'
import type { Receiver } from './receiver.ts'

export type LogArchive = Archive & Omit<Receiver, 'stop'>

export const logThread: Thread = {
  file: new URL('./thread-with-servers.ts', import.meta.url),
  apart: new URL('./thread-apart.ts', import.meta.url),
  more: { calls: ['know', 'listen', 'takeFile', 'takeBatch'], streams: ['notices'] },
}

/** The desk was composed with `logThread`, so that its archive takes files and listens too. */
export const logArchiveOf = async (desk: Desk): Promise<LogArchive> => (await desk.archive()) as LogArchive
