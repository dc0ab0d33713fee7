// Owns asking a time server by SNTP over UDP, only when called. Asks again only while nothing came, and never after a refusal.
import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { AppError } from '../../../shared/errors.ts'
import type { ClockHost } from '../services/clock/clock-host.ts'
import type { Measured } from '../services/clock/date-search.ts'
import { readSntpAnswer, sntpRequest } from '../services/clock/sntp-packet.ts'
import type { NetworkParts } from './http-date.ts'
import { networkError } from './network-error.ts'

/** RFC 4330 §10 asks clients to be sparing; a packet that is lost is sent again after this. */
const AGAIN_AFTER_MS = 2_000
const MOST_REQUESTS = 3
const LOOKUP_LIMIT_MS = 6_000

/** Throws `AppError` with what went wrong (`clock-…`). */
export async function measureBySntp({ hostname, port }: ClockHost, { nowMs, wait }: NetworkParts): Promise<Measured> {
  try {
    const late = wait(LOOKUP_LIMIT_MS).then(() => {
      throw new AppError('clock-timed-out')
    })
    const { address, family } = await Promise.race([lookup(hostname), late])
    return await exchange({ address, port, type: family === 6 ? 'udp6' : 'udp4', nowMs })
  } catch (error) {
    throw networkError(error)
  }
}

interface Exchange {
  address: string
  port: number
  type: 'udp4' | 'udp6'
  nowMs: () => number
}

function exchange({ address, port, type, nowMs }: Exchange): Promise<Measured> {
  const socket = createSocket(type)
  const asked: { nonce: Uint8Array; sentMs: number }[] = []
  let timer: NodeJS.Timeout | undefined
  return new Promise<Measured>((resolve, reject) => {
    const ask = (): void => {
      if (asked.length === MOST_REQUESTS) {
        reject(new AppError('clock-timed-out'))
        return
      }
      const nonce = new Uint8Array(randomBytes(8))
      asked.push({ nonce, sentMs: nowMs() })
      socket.send(sntpRequest(nonce))
      timer = setTimeout(ask, AGAIN_AFTER_MS)
    }
    socket.on('error', reject)
    socket.on('message', (packet) => {
      const receivedMs = nowMs()
      try {
        for (const { nonce, sentMs } of asked) {
          const measured = readSntpAnswer({ packet, nonce, sentMs, receivedMs })
          if (measured !== null) resolve(measured)
        }
      } catch (error) {
        reject(error instanceof Error ? error : new AppError('internal'))
      }
    })
    // Connected, so that the system lets in what comes from that address and port only, and says when nobody listens there.
    socket.once('connect', ask)
    socket.connect(port, address)
  }).finally(() => {
    clearTimeout(timer)
    socket.close()
  })
}
