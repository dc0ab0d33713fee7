// Owns a link of a one-time password on its way to the vault process. The one secret that main may hold, for two minutes at most; never logged.
import type { ErrorCode } from '../../../../shared/errors.ts'
import { codeOf } from '../../../../shared/errors.ts'
import type { LinkState } from '../../../../shared/model/link.ts'
import type { ScanReport } from '../../../../shared/model/scan.ts'
import { isOtpLink } from './link-arguments.ts'

const HELD_MS = 120_000

export interface LinkKeeperParts {
  isUnlocked: () => boolean
  /** Gives the text to the vault process. */
  read: (text: string) => Promise<ScanReport>
  offer: (report: ScanReport) => void
  focus: () => void
  onChange: (state: LinkState) => void
  /** Answers with what cancels it. */
  schedule: (action: () => void, delayMs: number) => () => void
}

export interface LinkKeeper {
  /** Opens the result sheet, now or after the unlock. Anything that is no link of ours is dropped. */
  accept(text: string): Promise<void>
  /** The vault was opened: what waits is read. */
  unlocked(): Promise<void>
  state(): LinkState
  dispose(): void
}

export function createLinkKeeper({ isUnlocked, read, offer, focus, onChange, schedule }: LinkKeeperParts): LinkKeeper {
  // Bytes, because they can be overwritten; a string would stay until the engine needs its place.
  let held: Buffer | null = null
  let state: LinkState = 'none'
  let cancel: () => void = () => undefined

  const become = (next: LinkState): void => {
    if (state === next) return
    state = next
    onChange(state)
  }
  const wipe = (): void => {
    cancel()
    held?.fill(0)
    held = null
  }
  const pass = async (text: string): Promise<void> => {
    offer(await read(text).catch((error: unknown) => emptyReport(codeOf(error))))
  }
  return {
    accept: async (text) => {
      if (!isOtpLink(text)) return
      focus()
      if (isUnlocked()) {
        await pass(text)
        return
      }
      // One at a time: a page that opens many links fills no memory.
      wipe()
      held = Buffer.from(text, 'utf8')
      cancel = schedule(() => {
        wipe()
        become('forgotten')
      }, HELD_MS)
      become('waiting')
    },
    unlocked: async () => {
      const text = held?.toString('utf8') ?? null
      wipe()
      become('none')
      if (text !== null) await pass(text)
    },
    state: () => state,
    dispose: wipe
  }
}

function emptyReport(problem: ErrorCode): ScanReport {
  return { source: 'link', images: [], otps: [], others: [], transfers: [], problem, durationMs: 0 }
}
