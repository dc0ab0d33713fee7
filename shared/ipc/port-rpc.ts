// Owns calls and events over a message port: numbered requests, parsed on the answering side. Knows no kind of port; never logs a value.
import type { z } from 'zod'
import { codeOf, type ErrorCode } from '../errors.ts'
import type { Result } from './result.ts'

/** The least that a port of any runtime offers (DOM MessagePort, MessagePortMain, parentPort, UtilityProcess). */
export interface RpcPort {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

type Spec = Record<string, { input: z.ZodType; output: z.ZodType }>
export type Handlers<S extends Spec> = { [N in keyof S]: (input: z.infer<S[N]['input']>) => Promise<z.infer<S[N]['output']>> | z.infer<S[N]['output']> }

interface RequestMessage {
  kind: 'request'
  id: number
  name: string
  input: unknown
}

function isRequest(message: unknown): message is RequestMessage {
  if (typeof message !== 'object' || message === null) return false
  const m = message as Partial<RequestMessage>
  return m.kind === 'request' && typeof m.id === 'number' && typeof m.name === 'string'
}

/**
 * Answers the calls of `names` that arrive on `port`. Input and output are both parsed: a handler that returns more than its
 * schema fails instead of leaking. An unknown name answers `request-invalid`.
 */
export function servePort<S extends Spec>(
  port: RpcPort,
  contract: S,
  names: readonly (keyof S & string)[],
  handlers: Handlers<S>,
  onUnexpected: (name: string, error: unknown) => void
): void {
  const allowed = new Set<string>(names)
  const answer = async (request: RequestMessage): Promise<Result<unknown>> => {
    const spec = allowed.has(request.name) ? contract[request.name] : undefined
    if (spec === undefined) return { ok: false, code: 'request-invalid' }
    const input = spec.input.safeParse(request.input)
    if (!input.success) return { ok: false, code: 'request-invalid' }
    try {
      const handler = handlers[request.name as keyof S] as (input: unknown) => unknown
      const output = spec.output.safeParse(await handler(input.data))
      if (output.success) return { ok: true, value: output.data }
      onUnexpected(request.name, new Error(`output of ${request.name} does not fit its schema`))
      return { ok: false, code: 'internal' }
    } catch (error) {
      const code = codeOf(error)
      if (code === 'internal') onUnexpected(request.name, error)
      return { ok: false, code }
    }
  }
  port.onMessage((message) => {
    if (!isRequest(message)) return
    void answer(message).then((result) => {
      port.post({ kind: 'answer', id: message.id, result })
    })
  })
}

export interface PortClient {
  call(name: string, input: unknown): Promise<Result<unknown>>
  /** Fails every call that waits and every later one; for a port whose other side is gone. */
  fail(code: ErrorCode): void
}

/** The asking side. Answers are not parsed here: the other side did, and a view trusts the vault process, not the reverse. */
export function connectPort(port: RpcPort, onEvent: (name: string, payload: unknown) => void): PortClient {
  let lastId = 0
  const waiting = new Map<number, (result: Result<unknown>) => void>()
  let failure: ErrorCode | null = null
  port.onMessage((message) => {
    const m = message as { kind?: unknown; id?: unknown; result?: unknown; name?: unknown; payload?: unknown }
    if (m.kind === 'event' && typeof m.name === 'string') onEvent(m.name, m.payload)
    if (m.kind !== 'answer' || typeof m.id !== 'number') return
    const settle = waiting.get(m.id)
    waiting.delete(m.id)
    settle?.(m.result as Result<unknown>)
  })
  return {
    call: (name, input) =>
      new Promise((resolve) => {
        if (failure !== null) {
          resolve({ ok: false, code: failure })
          return
        }
        lastId += 1
        waiting.set(lastId, resolve)
        port.post({ kind: 'request', id: lastId, name, input })
      }),
    fail: (code) => {
      failure = code
      for (const settle of waiting.values()) settle({ ok: false, code })
      waiting.clear()
    }
  }
}

/** Sends an event to the other side. */
export function sendEvent(port: RpcPort, name: string, payload: unknown): void {
  port.post({ kind: 'event', name, payload })
}
