// Owns the frames of a WebP file: the one of a still picture, or those of an animation composed on its canvas, up to a bound.
import decodeWebp, { init } from '@jsquash/webp/decode.js'
import { AppError } from '../../../shared/errors.ts'
import type { PixelImage } from '../qr/decoder.ts'
import { chosenFrames } from './chosen-frames.ts'
import { latin } from './picture-kind.ts'
import { checkSize, onWhite, pixelImage, type DecodedPicture } from './rgba.ts'
import { wasmBytes } from './wasm-file.ts'

interface Chunk {
  name: string
  body: Uint8Array
}

interface Size {
  widthPx: number
  heightPx: number
}

let compiled: Promise<void> | null = null

export async function* webpFrames(bytes: Uint8Array, tellSize: (pixels: number) => void): AsyncGenerator<PixelImage> {
  const chunks = chunksOf(bytes.subarray(12))
  const size = sizeOf(chunks)
  tellSize(checkSize(size.widthPx, size.heightPx))
  const frames = chunks.filter(({ name }) => name === 'ANMF')
  if (frames.length === 0) yield await decodeStill(bytes)
  else yield* animation(frames, size)
}

async function decodeStill(bytes: Uint8Array): Promise<PixelImage> {
  compiled ??= wasmBytes('@jsquash/webp/codec/dec/webp_dec.wasm').then((wasmBinary) => init({ wasmBinary }))
  await compiled
  const { data, width, height } = (await decodeWebp(new Uint8Array(bytes).buffer)) as DecodedPicture
  return pixelImage(data, width, height)
}

/** WebP container specification, "Animation": offsets are halved, sizes are one less, all in 24 bits; bit 0 clears the frame afterwards, bit 1 replaces. */
async function* animation(frames: readonly Chunk[], size: Size): AsyncGenerator<PixelImage> {
  const canvas = new Uint8ClampedArray(size.widthPx * size.heightPx * 4).fill(255)
  const wanted = new Set(chosenFrames(frames.length))
  for (const [index, { body }] of frames.entries()) {
    if (body.length < 16) throw new AppError('image-unreadable')
    const place = { x: uint24(body, 0) * 2, y: uint24(body, 3) * 2, widthPx: uint24(body, 6) + 1, heightPx: uint24(body, 9) + 1 }
    if (place.x + place.widthPx > size.widthPx || place.y + place.heightPx > size.heightPx) throw new AppError('image-unreadable')
    const drawn = await decodeStill(stillOf(body.subarray(16), place))
    if (drawn.widthPx !== place.widthPx || drawn.heightPx !== place.heightPx) throw new AppError('image-unreadable')
    blit(canvas, size.widthPx, drawn, place)
    if (wanted.has(index)) yield { data: onWhite(canvas.slice()), ...size }
    if (((body[15] ?? 0) & 1) === 1) blit(canvas, size.widthPx, { ...drawn, data: drawn.data.fill(255) }, place)
  }
}

/** A frame's own picture is opaque here: its transparent pixels were laid on white, as a code on such a frame is meant to be seen. */
function blit(canvas: Uint8ClampedArray, canvasWidth: number, { data, widthPx, heightPx }: PixelImage, at: { x: number; y: number }): void {
  for (let y = 0; y < heightPx; y += 1) canvas.set(data.subarray(y * widthPx * 4, (y + 1) * widthPx * 4), ((at.y + y) * canvasWidth + at.x) * 4)
}

/** The chunks of one frame as a still file: "VP8X" first, with the flag of alpha, when there is an alpha chunk. */
function stillOf(frame: Uint8Array, { widthPx, heightPx }: Size): Uint8Array {
  const chunks = chunksOf(frame).filter(({ name }) => name === 'ALPH' || name === 'VP8 ' || name === 'VP8L')
  const head = new Uint8Array(10)
  head[0] = 0x10
  writeUint24(head, 4, widthPx - 1)
  writeUint24(head, 7, heightPx - 1)
  const hasAlpha = chunks.some(({ name }) => name === 'ALPH')
  const parts = [...(hasAlpha ? [{ name: 'VP8X', body: head }] : []), ...chunks].map(chunkBytes)
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...parts])
  return Buffer.concat([chunkBytes({ name: 'RIFF', body })])
}

function chunkBytes({ name, body }: Chunk): Buffer {
  const padded = Buffer.alloc(8 + body.length + (body.length & 1))
  padded.write(name, 0, 'latin1')
  padded.writeUInt32LE(body.length, 4)
  padded.set(body, 8)
  return padded
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true)
    if (length > bytes.length - at - 8) throw new AppError('image-unreadable')
    chunks.push({ name: latin(bytes, at, 4), body: bytes.subarray(at + 8, at + 8 + length) })
    at += 8 + length + (length & 1)
  }
  return chunks
}

/** RFC 9649: §2.7 (VP8X), §3.4 (VP8L); RFC 6386 §9.1 (VP8). */
function sizeOf([first]: readonly Chunk[]): Size {
  if (first === undefined || first.body.length < 10) throw new AppError('image-unreadable')
  const { name, body } = first
  if (name === 'VP8X') return { widthPx: uint24(body, 4) + 1, heightPx: uint24(body, 7) + 1 }
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  if (name === 'VP8 ') return { widthPx: view.getUint16(6, true) & 0x3fff, heightPx: view.getUint16(8, true) & 0x3fff }
  if (name !== 'VP8L') throw new AppError('image-unreadable')
  const bits = view.getUint32(1, true)
  return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 }
}

function uint24(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
}

function writeUint24(bytes: Uint8Array, at: number, value: number): void {
  bytes.set([value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff], at)
}
