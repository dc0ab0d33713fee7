// The only importer of ipcMain. Lets a call through when its sender is a known view's main frame at its own origin and its input fits; answers only codes.
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { CALL_CHANNEL_PREFIX, MAIN_CALLS, PRELOAD_CALLS, type MainCallName, type ViewName } from '../../../shared/ipc/channels.ts'
import type { mainContract as MainContract, CallInput, CallOutput } from '../../../shared/ipc/contract.ts'
import { codeOf } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/ipc/result.ts'
import { isOwnOrigin } from '../security/view-origin.ts'

export type MainHandlers = { [N in MainCallName]: (input: CallInput<N>) => Promise<CallOutput<N>> | CallOutput<N> }

export interface RouterParts {
  handlers: MainHandlers
  /** Given, not imported: the schemas are loaded behind the first view, and this file before it. */
  contract: typeof MainContract
  log: (line: string) => void
  /** The views of other windows than the main one. */
  otherViewOf: (contents: Electron.WebContents) => ViewName | null
}

export interface Router {
  /** From now on calls are answered; those that came before have waited. Call once. */
  serve(parts: RouterParts): void
}

/** Registers every call of the contract; call once. `viewOf`: which view of the main window these web contents are, null for anything else. */
export function openRouter(viewOf: (contents: Electron.WebContents) => ViewName | null): Router {
  let serve: (parts: RouterParts) => void = () => undefined
  const served = new Promise<RouterParts>((resolve) => {
    serve = resolve
  })
  const names = new Set<MainCallName>([...Object.values(MAIN_CALLS).flat(), ...Object.values(PRELOAD_CALLS).flat()])
  for (const name of names) {
    ipcMain.handle(CALL_CHANNEL_PREFIX + name, async (event, input: unknown): Promise<Result<unknown>> => {
      const parts = await served
      if (mayCall(event, name, (contents) => viewOf(contents) ?? parts.otherViewOf(contents))) return await answer(name, input, parts)
      parts.log(`router: ${name} refused for ${event.senderFrame?.url.split('?')[0] ?? 'a frame that is gone'}`)
      return { ok: false, code: 'request-invalid' }
    })
  }
  return { serve }
}

function mayCall(event: IpcMainInvokeEvent, name: MainCallName, viewOf: (contents: Electron.WebContents) => ViewName | null): boolean {
  const view = viewOf(event.sender)
  if (view === null) return false
  const frame = event.senderFrame
  if (frame === null || frame !== event.sender.mainFrame || !isOwnOrigin(view, frame.url)) return false
  const allowed: readonly string[] = [...MAIN_CALLS[view], ...PRELOAD_CALLS[view]]
  return allowed.includes(name)
}

async function answer(name: MainCallName, input: unknown, { contract, handlers, log }: RouterParts): Promise<Result<unknown>> {
  const { input: inputSchema, output: outputSchema } = contract[name]
  const parsed = inputSchema.safeParse(input)
  if (!parsed.success) return { ok: false, code: 'request-invalid' }
  try {
    // The compiler checked each handler against its own schema where the object was made; here the name is a union.
    const handler = handlers[name] as (input: unknown) => unknown
    const output = outputSchema.safeParse(await handler(parsed.data))
    if (output.success) return { ok: true, value: output.data }
    log(`router: the answer of ${name} does not fit its schema`)
    return { ok: false, code: 'internal' }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'internal') log(`router: ${name}: ${error instanceof Error ? (error.stack ?? error.name) : 'not an error'}`)
    return { ok: false, code }
  }
}
