// Owns padded plaintexts as one piece of bytes, for tests that look at them or change them.
import { pad, unpadInto } from '../container/padding.ts'
import { openStream } from '../container/stream.ts'

export function paddedBytes(document: Uint8Array): Uint8Array {
  const padded = pad(document)
  return padded.subarray(0, padded.length)
}

/** The document of a padded plaintext, taken in parts of 10,000 bytes: no boundary of a part is one of the document. */
export function unpaddedBytes(padded: Uint8Array): Uint8Array {
  let document = new Uint8Array()
  const take = unpadInto(
    {
      begin: (length) => {
        document = new Uint8Array(length)
      },
      add: (offset, part) => {
        document.set(part, offset)
      }
    },
    padded.length
  )
  for (let start = 0; start < padded.length; start += 10_000) take(padded.subarray(start, start + 10_000))
  return document
}

export function openedBytes(...[key, sealed, aad, cipher]: [key: Uint8Array, sealed: Uint8Array, aad: Uint8Array, cipher?: Parameters<typeof openStream>[4]]): Uint8Array {
  const chunks: Uint8Array[] = []
  openStream(key, sealed, aad, (chunk) => chunks.push(chunk.slice()), cipher)
  return Buffer.concat(chunks)
}
