import type { Readable } from 'node:stream'

/**
 * A readable of Node as a web stream. Node's own bridge throws outside of any handler when the reader goes away while bytes are
 * still coming ("Controller is already closed"); this one stops the source instead.
 */
export function webStream(source: Readable): ReadableStream<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value instanceof Uint8Array ? value : new TextEncoder().encode(String(value)))
    },
    async cancel() {
      source.destroy()
    },
  })
}
