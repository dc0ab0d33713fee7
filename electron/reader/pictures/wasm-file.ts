// Owns how the binary of a WebAssembly decoder is found: in its own package, on disk. Never from a network.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)

/** `path`: as an import would name it, such as `@jsquash/webp/codec/dec/webp_dec.wasm`. */
export async function wasmBytes(path: string): Promise<ArrayBuffer> {
  const bytes = await readFile(resolve(path))
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
}
