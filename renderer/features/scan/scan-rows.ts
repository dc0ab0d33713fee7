// Owns what the scan sheet knows of each code on it: where it shall go, and what became of it. Pure; holds handles, never what a code said.
import type { ErrorCode } from '../../../shared/errors.ts'
import type { ScanReport } from '../../../shared/model/scan.ts'
import type { MatchedOtp, Transfer } from '../../../shared/model/collected.ts'

export const NEW_LOGIN = 'new'

export interface ScanRow {
  /** An item's id, or NEW_LOGIN. */
  target: string
  isChosen: boolean
  isBusy: boolean
  /** The login that holds it now; null until it was added. */
  addedTo: string | null
  problem: ErrorCode | null
}

export type ScanRows = Readonly<Record<string, ScanRow>>

export interface OnSheet {
  report: ScanReport | null
  transfers: readonly Transfer[]
  /** Whether the transfers are part of what the sheet shows. */
  showsTransfers: boolean
}

export function foundOn({ report, transfers, showsTransfers }: OnSheet): MatchedOtp[] {
  return [...(report?.otps ?? []), ...(showsTransfers ? transfers.flatMap(({ accounts }) => accounts) : [])]
}

/** Rows for all that is found; what the person has chosen for one that was there before stays. */
export function rowsFor(found: readonly MatchedOtp[], before: ScanRows, loginId: string | null = null): ScanRows {
  return Object.fromEntries(found.map((one) => [one.draft.handle, before[one.draft.handle] ?? newRow(one, loginId)]))
}

function newRow({ proposals, alreadyOn }: MatchedOtp, loginId: string | null): ScanRow {
  return { target: loginId ?? proposals[0]?.id ?? NEW_LOGIN, isChosen: alreadyOn === null, isBusy: false, addedTo: null, problem: null }
}

/** Neither stored before nor added since. */
export function isOpen({ draft, alreadyOn }: MatchedOtp, rows: ScanRows): boolean {
  return alreadyOn === null && rows[draft.handle]?.addedTo === null
}

export function openOn(state: OnSheet & { rows: ScanRows }): MatchedOtp[] {
  return foundOn(state).filter((one) => isOpen(one, state.rows))
}

export function chosenOn(state: OnSheet & { rows: ScanRows }): MatchedOtp[] {
  return openOn(state).filter(({ draft }) => state.rows[draft.handle]?.isChosen === true)
}

/** All parts are there, and every account is on a login. */
export function isFinished({ missing, accounts }: Transfer, rows: ScanRows): boolean {
  return missing.length === 0 && accounts.every(({ draft, alreadyOn }) => alreadyOn !== null || (rows[draft.handle]?.addedTo ?? null) !== null)
}
