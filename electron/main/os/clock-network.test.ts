// Asking for the time over real sockets on the loopback: hosts that are right, wrong, silent, and in the way.
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../shared/errors.ts'
import { measureByHttp } from './http-date.ts'
import { networkError } from './network-error.ts'
import { measureBySntp } from './sntp-request.ts'

const SHIFT_MS = 95_000
const UNIX_AT_SECONDS = 2_208_988_800
const steady = { nowMs: () => performance.timeOrigin + performance.now(), wait: (ms: number) => pause(ms) }

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function serve(listener: RequestListener): Promise<{ kind: 'http'; hostname: string; port: number }> {
  const server: Server = createServer({ keepAliveTimeout: 5_000 }, listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { kind: 'http', hostname: '127.0.0.1', port: (server.address() as AddressInfo).port }
}

const shiftedDate = (): string => new Date(steady.nowMs() + SHIFT_MS).toUTCString()
const answerWith = (status: number, headers: Record<string, string> = {}) => (_request: IncomingMessage, response: ServerResponse): void => {
  response.sendDate = false
  response.writeHead(status, { Date: shiftedDate(), ...headers }).end()
}

describe('a web host', () => {
  it('95 s ahead is found to be so, over one connection, and learns nothing of us', async () => {
    const requests: IncomingMessage[] = []
    const host = await serve((request, response) => {
      requests.push(request)
      answerWith(200, { 'Content-Length': '0' })(request, response)
    })
    const { offsetMs, uncertaintyMs } = await measureByHttp(host, steady)
    expect(Math.abs(offsetMs - SHIFT_MS)).toBeLessThanOrEqual(uncertaintyMs + 5)
    expect(uncertaintyMs).toBeLessThan(600)
    expect(new Set(requests.map(({ socket }) => socket)).size).toBe(1)
    expect(new Set(requests.map(({ method, url }) => `${String(method)} ${String(url)}`))).toEqual(new Set(['HEAD /']))
    expect(Object.keys(requests[0]?.headers ?? {}).toSorted()).toEqual(['cache-control', 'connection', 'host'])
  })

  it('that ends the connection after each answer is measured all the same', async () => {
    const host = await serve(answerWith(200, { Connection: 'close' }))
    const { offsetMs, uncertaintyMs } = await measureByHttp(host, steady)
    expect(Math.abs(offsetMs - SHIFT_MS)).toBeLessThanOrEqual(uncertaintyMs + 5)
  })

  it.each<[string, RequestListener, ErrorCode]>([
    ['sends on to another', answerWith(302, { Location: 'http://127.0.0.1:9/' }), 'clock-redirected'],
    ['answers out of a store', answerWith(200, { Age: '3600' }), 'clock-answer-unusable'],
    ['has failed', answerWith(503), 'clock-answer-unusable'],
    ['writes no such date', answerWith(200, { Date: 'yesterday' }), 'clock-answer-unusable'],
    ['hangs up', (request) => request.socket.destroy(), 'clock-refused']
  ])('that %s is not believed', async (_name, listener, code) => {
    await expect(measureByHttp(await serve(listener), steady)).rejects.toMatchObject({ code })
  })

  it('whose answer redirects is not followed', async () => {
    let visits = 0
    const other = await serve(() => (visits += 1))
    const host = await serve(answerWith(301, { Location: `http://127.0.0.1:${String(other.port)}/` }))
    await measureByHttp(host, steady).catch(() => undefined)
    expect(visits).toBe(0)
  })

  it('that nobody runs refuses', async () => {
    const { port } = await freePort()
    await expect(measureByHttp({ kind: 'http', hostname: '127.0.0.1', port }, steady)).rejects.toMatchObject({ code: 'clock-refused' })
  })

  it('that speaks no TLS cannot be asked by https', async () => {
    const { hostname, port } = await serve(answerWith(200))
    await expect(measureByHttp({ kind: 'https', hostname, port }, steady)).rejects.toMatchObject({ code: 'clock-answer-unusable' })
  })

  it('that never answers is given up', { timeout: 15_000 }, async () => {
    const silent = createTcpServer(() => undefined).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    closers.push(() => silent.close())
    const { port } = silent.address() as AddressInfo
    await expect(measureByHttp({ kind: 'http', hostname: '127.0.0.1', port }, steady)).rejects.toMatchObject({ code: 'clock-timed-out' })
  })
})

async function freePort(): Promise<{ port: number }> {
  const server = createTcpServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return { port }
}

type Answer = (question: Buffer, from: RemoteInfo, socket: Socket) => void

async function serveTime(answer: Answer): Promise<{ host: { kind: 'ntp'; hostname: string; port: number }; asked: () => number }> {
  const socket = createSocket('udp4')
  let asked = 0
  socket.on('message', (question, from) => {
    asked += 1
    answer(question, from, socket)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  closers.push(() => socket.close())
  return { host: { kind: 'ntp', hostname: '127.0.0.1', port: socket.address().port }, asked: () => asked }
}

function timePacket(question: Buffer): Buffer {
  const packet = Buffer.alloc(48)
  packet[0] = (4 << 3) | 4
  packet[1] = 1
  question.copy(packet, 24, 40, 48)
  const nowMs = steady.nowMs() + SHIFT_MS
  for (const at of [32, 40]) {
    packet.writeUInt32BE(Math.floor(nowMs / 1_000) + UNIX_AT_SECONDS, at)
    packet.writeUInt32BE(Math.floor(((nowMs % 1_000) / 1_000) * 2 ** 32), at + 4)
  }
  return packet
}

describe('a time server', () => {
  it('95 s ahead is found to be so with one question', async () => {
    const { host, asked } = await serveTime((question, from, socket) => socket.send(timePacket(question), from.port, from.address))
    const { offsetMs, uncertaintyMs } = await measureBySntp(host, steady)
    expect(Math.abs(offsetMs - SHIFT_MS)).toBeLessThanOrEqual(uncertaintyMs + 5)
    expect(asked()).toBe(1)
  })

  it('whose first answer is lost is asked again, and a forged one does not count', async () => {
    let questions = 0
    const { host } = await serveTime((question, from, socket) => {
      questions += 1
      const packet = timePacket(question)
      // The first time somebody answers who has not seen the question.
      if (questions === 1) packet.fill(7, 24, 32)
      socket.send(packet, from.port, from.address)
    })
    expect(Math.abs((await measureBySntp(host, steady)).offsetMs - SHIFT_MS)).toBeLessThan(1_000)
    expect(questions).toBe(2)
  })

  it('that wants to be left alone is not asked again', async () => {
    const { host, asked } = await serveTime((question, from, socket) => {
      const kiss = timePacket(question)
      kiss[1] = 0
      kiss.write('DENY', 12, 'latin1')
      socket.send(kiss, from.port, from.address)
    })
    await expect(measureBySntp(host, steady)).rejects.toMatchObject({ code: 'clock-refused' })
    await pause(2_500)
    expect(asked()).toBe(1)
  })

  it('that never answers is asked three times and given up', { timeout: 15_000 }, async () => {
    const { host, asked } = await serveTime(() => undefined)
    await expect(measureBySntp(host, steady)).rejects.toMatchObject({ code: 'clock-timed-out' })
    expect(asked()).toBe(3)
  })

  it('that nobody runs refuses', async () => {
    const { port } = await freePort()
    await expect(measureBySntp({ kind: 'ntp', hostname: '127.0.0.1', port }, steady)).rejects.toMatchObject({ code: 'clock-refused' })
  })
})

describe('an error of the network', () => {
  it.each<[string, ErrorCode]>([
    ['ENOTFOUND', 'clock-host-not-found'],
    ['ENETUNREACH', 'clock-no-network'],
    ['CERT_NOT_YET_VALID', 'clock-date-far-off'],
    ['CERT_HAS_EXPIRED', 'clock-date-far-off'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'clock-certificate-invalid'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'clock-certificate-invalid'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'clock-certificate-invalid'],
    ['HPE_INVALID_CONSTANT', 'clock-answer-unusable'],
    ['EPROTO', 'clock-answer-unusable']
  ])('%s means %s', (code, meaning) => {
    expect(networkError(Object.assign(new Error('x'), { code })).code).toBe(meaning)
  })
  it('of several addresses is that of the last', () => {
    const errors = ['ENETUNREACH', 'ECONNREFUSED'].map((code) => Object.assign(new Error('x'), { code }))
    expect(networkError(new AggregateError(errors)).code).toBe('clock-refused')
  })
})
