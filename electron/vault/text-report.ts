// Owns the report of addresses that came as text: pasted, or as a link. Keeps the text no longer than it takes to read it.
import type { ErrorCode } from '../../shared/errors.ts'
import type { Reading, ScanReport } from '../../shared/model/scan.ts'
import { scanResults, type ScanResultParts } from './scan-results.ts'

/** A line that begins an address; what follows without one belongs to it (addresses are broken into lines by mail programs). */
const BEGINS_ADDRESS = /^(?=\s*(?:(?:apple-)?otpauth|otpauth-migration|steam|motp):\/\/)/gimu
const MAX_TEXTS = 64
const MAX_TEXT_LENGTH = 16_384

export function reportOfText(source: 'text' | 'link', text: string, parts: ScanResultParts): ScanReport {
  const texts = text
    .split(BEGINS_ADDRESS)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .slice(0, MAX_TEXTS)
  const fitting = texts.filter((one) => one.length <= MAX_TEXT_LENGTH)
  const reading = scanResults(fitting.map((one) => ({ text: one, place: null })), parts)
  return { source, images: [], ...reading, problem: problemOf(reading), durationMs: 0 }
}

function problemOf({ otps, transfers, others }: Reading): ErrorCode | null {
  if (otps.length > 0 || transfers.length > 0) return null
  return others.find(({ reason }) => reason !== null)?.reason ?? 'otp-address-unreadable'
}
