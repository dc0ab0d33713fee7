// Owns bytes that look more or less like a vault file. Its checksum usually fits: else nothing behind the trailer would ever be reached.
import { createHash } from 'node:crypto'
import type { RandomSource } from '../random-source.ts'

const TRAILER = 40
const PREAMBLE = 16

export interface ContainerInput {
  readonly bytes: Uint8Array
  readonly what: string
}

function withTrailer(body: Buffer): Buffer {
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(body.length + TRAILER))
  const counted = Buffer.concat([body, length])
  return Buffer.concat([counted, createHash('sha256').update(counted).digest()])
}

function flipped(bytes: Buffer, random: RandomSource): Buffer {
  const copy = Buffer.from(bytes)
  for (let left = random.between(1, 3); left > 0; left -= 1) {
    // The header is a hundredth of the file and has most of the rules.
    const at = random.below(random.chance(0.8) ? Math.min(copy.length, 420) : copy.length)
    copy[at] = random.chance(0.5) ? (copy[at] ?? 0) ^ (1 << random.below(8)) : random.pick([0, 1, 2, 0x7f, 0x80, 0xff])
  }
  return copy
}

/** A header of values with random numbers, lengths and order around the right ones. */
function withRandomHeader(right: Buffer, random: RandomSource): Buffer {
  const headerLength = right.readUInt32BE(12)
  const values: Buffer[] = []
  for (let at = PREAMBLE; at < PREAMBLE + headerLength;) {
    const length = right.readUInt32BE(at + 2)
    values.push(right.subarray(at, at + 6 + length))
    at += 6 + length
  }
  for (let left = random.between(1, 3); left > 0; left -= 1) {
    const at = random.below(values.length + 1)
    const kind = random.below(4)
    if (kind === 0) values.splice(at, 1)
    else if (kind === 1) values.splice(at, 0, values[random.below(values.length)] ?? Buffer.alloc(6))
    else if (kind === 2) values.splice(at, 0, randomValue(random))
    else values.splice(at, 1, Buffer.concat([values[at]?.subarray(0, 6) ?? Buffer.alloc(6), random.bytes(random.below(40))]))
  }
  const header = Buffer.concat(values)
  const preamble = Buffer.from(right.subarray(0, PREAMBLE))
  preamble.writeUInt32BE(random.chance(0.9) ? header.length : random.below(100_000), 12)
  return Buffer.concat([preamble, header, right.subarray(PREAMBLE + headerLength, -TRAILER)])
}

function randomValue(random: RandomSource): Buffer {
  const content = random.bytes(random.below(60))
  const head = Buffer.alloc(6)
  head.writeUInt16BE(random.chance(0.5) ? random.below(20) : random.below(0x1_0000))
  head.writeUInt32BE(random.chance(0.9) ? content.length : random.between(0, 0x7fff_ffff), 2)
  return Buffer.concat([head, content])
}

export function containerInput(right: Buffer, random: RandomSource): ContainerInput {
  const body = right.subarray(0, -TRAILER)
  const kind = random.below(100)
  if (kind < 50) return { bytes: withTrailer(flipped(body, random)), what: 'flipped, checksum fits' }
  if (kind < 80) return { bytes: withTrailer(withRandomHeader(right, random)), what: 'header rewritten, checksum fits' }
  if (kind < 85) return { bytes: withTrailer(body.subarray(0, random.below(body.length))), what: 'cut, checksum fits' }
  if (kind < 90) return { bytes: flipped(right, random), what: 'flipped' }
  if (kind < 95) return { bytes: right.subarray(0, random.below(right.length)), what: 'cut' }
  return { bytes: Buffer.concat([right.subarray(0, random.below(40)), random.bytes(random.below(300))]), what: 'random bytes' }
}
