// Owns the packets of SNTP (RFC 5905 §7.3, §14; RFC 4330): writes the question, doubts the answer. Sends nothing and reads no clock.
import { AppError } from '../../../../shared/errors.ts'
import type { Measured } from './date-search.ts'

const PACKET_BYTES = 48
const VERSION = 4
const MODE_CLIENT = 3
const MODE_SERVER = 4
const LEAP_UNKNOWN = 3
const ORIGINATE_AT = 24
const RECEIVE_AT = 32
const TRANSMIT_AT = 40
/** Seconds from 1900 to 1970 (RFC 5905 §6). */
const UNIX_AT_SECONDS = 2_208_988_800
const ERA_SECONDS = 2 ** 32
/** RFC 5905 §6, MAXDISP: no server that is further from its source is of use. */
const MOST_DISPERSION_MS = 16_000
const NONCE_BYTES = 8

/**
 * The question. What would be our time of sending is random instead: a server sends it back unread, so it tells our answer from a forged
 * one and does not tell the network what this computer's clock says.
 */
export function sntpRequest(nonce: Uint8Array): Uint8Array {
  if (nonce.length !== NONCE_BYTES) throw new AppError('internal')
  const packet = new Uint8Array(PACKET_BYTES)
  packet[0] = (VERSION << 3) | MODE_CLIENT
  packet.set(nonce, TRANSMIT_AT)
  return packet
}

export interface SntpAnswer {
  packet: Uint8Array
  nonce: Uint8Array
  /** By this computer's clock, Unix milliseconds. */
  sentMs: number
  receivedMs: number
}

/**
 * Null: not an answer to this question, and to be ignored. Throws `clock-refused` for a kiss of death (RFC 5905 §7.4: ask no more) and
 * `clock-answer-unusable` for a server that does not know the time itself.
 */
export function readSntpAnswer({ packet, nonce, sentMs, receivedMs }: SntpAnswer): Measured | null {
  if (packet.length < PACKET_BYTES) return null
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength)
  const [first, stratum] = [view.getUint8(0), view.getUint8(1)]
  const version = (first >> 3) & 7
  if ((first & 7) !== MODE_SERVER || version < 3 || version > VERSION) return null
  if (!nonce.every((byte, index) => packet[ORIGINATE_AT + index] === byte)) return null
  if (stratum === 0) throw new AppError('clock-refused')
  const rootDelayMs = shortMs(view, 4)
  const rootDispersionMs = shortMs(view, 8)
  const isSure = stratum <= 15 && first >> 6 !== LEAP_UNKNOWN && rootDelayMs / 2 + rootDispersionMs < MOST_DISPERSION_MS
  const arrivedMs = timestampMs(view, RECEIVE_AT)
  const leftMs = timestampMs(view, TRANSMIT_AT)
  if (!isSure || arrivedMs === null || leftMs === null || leftMs < arrivedMs) throw new AppError('clock-answer-unusable')
  // RFC 5905 §8: theta and delta.
  const offsetMs = (arrivedMs - sentMs + (leftMs - receivedMs)) / 2
  const delayMs = receivedMs - sentMs - (leftMs - arrivedMs)
  // It says that it kept the question longer than it was away: no honest clock does, but for a rounding.
  if (delayMs < -1) throw new AppError('clock-answer-unusable')
  return { offsetMs: Math.round(offsetMs), uncertaintyMs: Math.ceil(Math.max(0, delayMs) / 2 + rootDelayMs / 2 + rootDispersionMs) }
}

/** NTP short format: 16 bits of seconds, 16 of fraction. */
function shortMs(view: DataView, at: number): number {
  return (view.getUint32(at) / 65_536) * 1_000
}

/** NTP timestamp as Unix milliseconds; null when it is not set. Seconds without the top bit are of the era that begins in 2036 (RFC 4330 §3). */
function timestampMs(view: DataView, at: number): number | null {
  const [seconds, fraction] = [view.getUint32(at), view.getUint32(at + 4)]
  if (seconds === 0 && fraction === 0) return null
  const whole = seconds >= ERA_SECONDS / 2 ? seconds : seconds + ERA_SECONDS
  return (whole - UNIX_AT_SECONDS) * 1_000 + (fraction / ERA_SECONDS) * 1_000
}
