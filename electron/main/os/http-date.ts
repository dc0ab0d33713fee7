// Owns asking a web host for its time: HEAD requests by Node's own client, only when called. Follows nothing, sends no cookie and no name of ours.
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { AppError } from '../../../shared/errors.ts'
import type { ClockHost } from '../services/clock/clock-host.ts'
import { readHttpDate, searchDate, type DateSample, type Measured } from '../services/clock/date-search.ts'
import { networkError } from './network-error.ts'

const REQUEST_LIMIT_MS = 6_000

export interface NetworkParts {
  /** A steady clock in Unix milliseconds: it does not follow when the computer's is set meanwhile. */
  nowMs: () => number
  wait: (ms: number) => Promise<void>
}

/** A few requests over one connection, at most about one a second. Throws `AppError` with what went wrong (`clock-…`). */
export async function measureByHttp(host: ClockHost, { nowMs, wait }: NetworkParts): Promise<Measured> {
  // One connection, so that only the first request pays for making it and the later ones are timed well.
  const options = { keepAlive: true, maxSockets: 1 }
  const agent = host.kind === 'https' ? new HttpsAgent(options) : new HttpAgent(options)
  try {
    return await searchDate({ ask: () => askOnce(host, agent, nowMs), nowMs, wait })
  } finally {
    agent.destroy()
  }
}

function askOnce(host: ClockHost, agent: HttpAgent | HttpsAgent, nowMs: () => number): Promise<DateSample> {
  const { kind, hostname, port } = host
  const isSecure = kind === 'https'
  return new Promise((resolve, reject) => {
    const request = (isSecure ? httpsRequest : httpRequest)({
      method: 'HEAD',
      hostname,
      port,
      path: '/',
      agent,
      // An answer out of a store would have an old date.
      headers: { 'Cache-Control': 'no-cache, no-store', Connection: 'keep-alive' }
    })
    const limit = setTimeout(() => request.destroy(new AppError('clock-timed-out')), REQUEST_LIMIT_MS)
    request.once('close', () => {
      clearTimeout(limit)
    })
    let sentMs = nowMs()
    request.once('socket', (socket) => {
      // Nothing is sent before the connection stands, so making it is no part of the way there and back.
      if (socket.connecting) socket.once(isSecure ? 'secureConnect' : 'connect', () => (sentMs = nowMs()))
    })
    request.once('error', (error) => {
      const isClosedMeanwhile = request.reusedSocket && 'code' in error && error.code === 'ECONNRESET'
      // The host ended the connection between two requests, as it may: the next one gets a new connection, so this happens once.
      if (isClosedMeanwhile) resolve(askOnce(host, agent, nowMs))
      else reject(networkError(error))
    })
    request.once('response', (response) => {
      const receivedMs = nowMs()
      response.resume()
      try {
        resolve({ sentMs, receivedMs, dateMs: dateOf(response) })
      } catch (error) {
        reject(error instanceof Error ? error : new AppError('internal'))
      }
    })
    request.end()
  })
}

function dateOf({ statusCode = 0, headers }: IncomingMessage): number {
  // A sign-in page of a public network sends on to itself, and its clock is not the host's.
  if (statusCode >= 300 && statusCode < 400) throw new AppError('clock-redirected')
  const age = headers['age']
  // Stored somewhere on the way (RFC 9111 §5.1): the date is that of another moment.
  if (statusCode >= 500 || (age !== undefined && age !== '0')) throw new AppError('clock-answer-unusable')
  return readHttpDate(headers.date)
}
