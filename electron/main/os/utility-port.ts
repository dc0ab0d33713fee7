// Owns the adapter between Electron's processes and ports and our calls. Adds no meaning.
import type { MessagePortMain, UtilityProcess } from 'electron'
import type { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { connectPort, type PortClient, type RpcPort } from '../../../shared/ipc/port-rpc.ts'

export function utilityPort(child: UtilityProcess): RpcPort {
  return {
    post: (message) => {
      child.postMessage(message)
    },
    onMessage: (listener) => {
      child.on('message', listener)
    }
  }
}

/** Sends one message with a port attached; what then flows through the port does not pass through main. */
export function givePort(child: UtilityProcess, role: string, port: MessagePortMain): void {
  child.postMessage({ kind: 'port', role }, [port])
}

type Spec = Record<string, { input: z.ZodType; output: z.ZodType }>

/** A call whose answer is parsed here too: main does not trust what a process that reads untrusted bytes sends. */
export async function callParsed<S extends Spec, N extends keyof S & string>(
  client: PortClient,
  contract: S,
  name: N,
  input: z.input<S[N]['input']>
): Promise<z.output<S[N]['output']>> {
  const result = await client.call(name, input)
  if (!result.ok) throw new AppError(result.code)
  const output = contract[name]?.output.safeParse(result.value)
  if (output?.success !== true) throw new AppError('internal', { cause: output?.error })
  return output.data as z.output<S[N]['output']>
}

/** `connectPort` under a name that says which way it looks. */
export function connectUtility(child: UtilityProcess, onEvent: (name: string, payload: unknown) => void): PortClient {
  return connectPort(utilityPort(child), onEvent)
}
