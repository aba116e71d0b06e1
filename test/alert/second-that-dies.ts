import { type MessagePort, workerData } from 'node:worker_threads'
import { type Second, secondWire } from '#src/detect/alert/jobs/second.ts'
import { serveOver } from '#src/platform/archive/over-port.ts'

// Takes rules and lines, and is gone as soon as it is asked for something.
const dying: Second = {
  load: async () => {},
  hold: async () => {},
  sift: () => process.exit(1),
  costs: async () => [],
}
serveOver((workerData as { port: MessagePort }).port, dying, secondWire)
