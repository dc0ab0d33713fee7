// Owns what a test or a screen of the preview can ask of the stand-in for the bridges. Never part of the program that is shipped.
import type { ErrorCode } from '../../shared/errors.ts'
import type { EventName } from '../../shared/ipc/channels.ts'
import type { EventPayload } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import { type ClockMeasurement, type ClockState } from '../../shared/model/clock.ts'
import type { BackgroundState } from '../../shared/model/background.ts'
import type { LinkState } from '../../shared/model/link.ts'
import type { OtpDraft, OtpParameters } from '../../shared/model/otp.ts'
import type { PendingReport, ScanReport } from '../../shared/model/scan.ts'
import type { SessionState } from '../../shared/model/session.ts'
import type { EffectiveSettings } from '../../shared/model/settings.ts'
import type { ShortcutState } from '../../shared/model/shortcut.ts'
import type { AccessState } from '../../shared/model/access.ts'
import type { Transfer } from '../../shared/model/collected.ts'
import { type FakeEditing } from './fake-editing.ts'
import { type FakeAttachments } from './fake-attachments.ts'
import { type FakeGenerator } from './fake-generator.ts'
import { type FakeHistory } from './fake-history.ts'
import { type FakeSaving } from './fake-saving.ts'
import { type FakeItem } from './fake-logins.ts'
import { type FakeVaults } from './fake-vaults.ts'
import type { QrModules } from '../../shared/model/transfer.ts'

export interface FakeOptions {
  nowMs: () => number
  newId: () => string
  items: FakeItem[]
  settings?: Partial<EffectiveSettings>
  session?: Partial<SessionState>
  clock?: Partial<ClockState>
  /** What a check of the clock finds; a code that it fails with. */
  clockCheck?: Result<ClockMeasurement>
  /** What a reading answers; a function, because each report has handles of its own. */
  /** Until it is fulfilled, a reading of the screen has found `scan` and goes on. */
  scanGoesOn?: Promise<void>
  /** Reports that no view asked for (the tray), each with what `scan` finds. */
  pendingPhases?: readonly PendingReport['phase'][]
  scan?: (makeDraft: (parameters: Partial<OtpParameters>) => OtpDraft) => Result<ScanReport>
  /** What was collected of transfers before the screen is shown. */
  transfers?: (makeDraft: (parameters: Partial<OtpParameters>) => OtpDraft) => Transfer[]
  link?: LinkState
  /** Whether there is a tray, and what is told of it. */
  background?: BackgroundState
  shortcut?: ShortcutState['state']
  /** Whether the system lets the program look at the screen. */
  screenPermission?: () => 'granted' | 'missing'
  /** Calls that fail, with the code they fail with. */
  failing?: Partial<Record<'items.save' | 'clipboard.copyField' | 'items.reveal' | 'otp.advance' | 'otp.attach' | 'otp.attachMany' | 'vault.unlock' | 'access.change', ErrorCode>>
  access?: Partial<AccessState>
  kdfMs?: number
  /** As if the vault had been opened without the master password. */
  asksForPassword?: boolean
  drawQr?: (text: string) => QrModules
  /** What the dialog for the place of an export answers. */
  exportPlaces?: (string | null)[]
  saving?: FakeSaving
  attachments?: FakeAttachments
  history?: FakeHistory
  generator?: FakeGenerator
  vaults?: FakeVaults
  editing?: FakeEditing
}

export type FakeEmit = <N extends EventName>(name: N, payload: EventPayload<N>) => void

/** What was copied, in the order of the presses. */
export interface FakeCopy {
  itemId: string
  fieldId: string
  shownCounter?: number | undefined
}

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function failed(code: ErrorCode): Result<never> {
  return { ok: false, code }
}
