// Bytes that arrive in chunks, read by number: what a packed file's headers need. Holds one chunk more than is asked for.
export type Source = {
  /** The next `count` bytes without taking them; fewer at the end. */
  peek(count: number): Promise<Buffer>
  /** Takes `count` bytes; fewer at the end. */
  take(count: number): Promise<Buffer>
  /** Takes what is there, at most `most` bytes; null at the end. */
  some(most: number): Promise<Buffer | null>
}

export function newSource(chunks: AsyncIterable<Uint8Array>): Source {
  const from = chunks[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  let isDone = false
  /** What went wrong further on: said when all that came before it has been taken. */
  let failure: { readonly error: unknown } | null = null

  const fill = async (count: number): Promise<void> => {
    const parts = [held]
    let length = held.length
    while (length < count && !isDone && failure === null)
      try {
        const { value, done } = await from.next()
        if (done) isDone = true
        else if (value.length > 0) {
          parts.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength))
          length += value.length
        }
      } catch (error) {
        failure = { error }
      }
    held = parts.length === 1 ? held : Buffer.concat(parts)
    if (held.length === 0 && failure !== null) throw failure.error
  }
  const cut = (count: number): Buffer => {
    const taken = held.subarray(0, count)
    held = held.subarray(count)
    return taken
  }
  return {
    async peek(count) {
      await fill(count)
      return held.subarray(0, count)
    },
    async take(count) {
      await fill(count)
      return cut(count)
    },
    async some(most) {
      if (held.length === 0) await fill(1)
      return held.length === 0 ? null : cut(Math.min(most, held.length))
    },
  }
}

/** All that is left of a source, in pieces of at most `most` bytes. */
export async function* rest(source: Source, most: number): AsyncGenerator<Buffer> {
  for (let chunk = await source.some(most); chunk !== null; chunk = await source.some(most)) yield chunk
}
