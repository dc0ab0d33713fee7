// Owns the ways into the editor's OTP row: text, screen, picture. A typed key leaves the state as soon as it is a draft.
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { Result } from '../../../shared/ipc/result.ts'
import type { KeyChoice, OtpDraft } from '../../../shared/model/otp.ts'
import type { ScanReport } from '../../../shared/model/scan.ts'
import type { MatchedOtp } from '../../../shared/model/collected.ts'
import { readCodes, type CodeSource } from '../../ipc/read-codes.ts'
import { EMPTY_OTP_ROW, handlesOf, type EditedField, type OtpRow } from './edit-model.ts'

interface Deps {
  calls: Bridge<'main'>['calls']
  discard: (handles: readonly string[]) => void
  changeField: (fieldId: string, change: (field: EditedField) => EditedField) => void
  field: (fieldId: string) => EditedField | undefined
  /** A transfer code was read here: what it brought is held, and offered elsewhere too. */
  onTransfer: () => void
}

export interface OtpRowActions {
  typeOtp: (fieldId: string, text: string) => void
  /** Reads what stands in the row, or `text` (a paste, before it stands there). */
  submitOtpText: (fieldId: string, text?: string) => Promise<void>
  submitAllTexts: (fields: readonly EditedField[]) => Promise<void>
  readOtp: (fieldId: string, source: CodeSource) => Promise<void>
  chooseOtp: (fieldId: string, handle: string) => void
  /** Opens a finished row for another code. */
  changeOtp: (fieldId: string) => void
  keepStoredOtp: (fieldId: string) => void
  /** Says how the row's bare key counts; null leaves it to the key's own look. */
  chooseKey: (fieldId: string, as: KeyChoice | null) => Promise<void>
  setOtpPin: (fieldId: string, pin: string) => Promise<void>
}

/** Several accounts in one code: which one is meant is the person's to say. */
const TRANSFER = /^\s*otpauth-migration:/iu

function offered({ otps, transfers }: ScanReport): MatchedOtp[] {
  return [...otps, ...transfers.flatMap(({ accounts }) => accounts)]
}

function rowOfReport(report: ScanReport, text: string): OtpRow {
  const found = offered(report)
  const [first, ...rest] = found
  if (first === undefined) return { ...EMPTY_OTP_ROW, text, problem: report.problem ?? 'scan-nothing-found', others: report.others }
  return rest.length === 0 ? { kind: 'draft', draft: first.draft, problem: null } : { kind: 'choice', found }
}

export function createOtpRowActions({ calls, discard, changeField, field, onTransfer }: Deps): OtpRowActions {
  const setRow = (fieldId: string, otp: OtpRow): void => {
    changeField(fieldId, (one) => ({ ...one, otp }))
  }
  /** Whether the row still waits for this answer; a row that is gone gives its drafts back. */
  const isWaiting = (fieldId: string): boolean => field(fieldId)?.otp.kind === 'busy'

  const takeReport = (fieldId: string, result: Result<ScanReport | null>, before: Extract<OtpRow, { kind: 'empty' }>): void => {
    const report = result.ok ? result.value : null
    if (report !== null && report.transfers.length > 0) onTransfer()
    if (!isWaiting(fieldId)) {
      discard(report === null ? [] : offered(report).map((one) => one.draft.handle))
      return
    }
    if (!result.ok) setRow(fieldId, { ...before, problem: result.code, others: [] })
    else if (report === null) setRow(fieldId, before)
    else setRow(fieldId, rowOfReport(report, before.text))
  }

  const submitOtpText = async (fieldId: string, pasted?: string): Promise<void> => {
    const row = field(fieldId)?.otp
    if (row?.kind !== 'empty') return
    const text = (pasted ?? row.text).trim()
    if (text === '') return
    setRow(fieldId, { kind: 'busy', doing: 'text' })
    if (TRANSFER.test(text)) {
      const read = await calls['otp.readText']({ text })
      takeReport(fieldId, read, { ...EMPTY_OTP_ROW, text })
      return
    }
    const result = await calls['otp.draftFromText']({ text, ...(row.as === null ? {} : { as: row.as }) })
    if (!isWaiting(fieldId)) {
      if (result.ok) discard([result.value.handle])
      return
    }
    setRow(fieldId, result.ok ? { kind: 'draft', draft: result.value, problem: null } : { ...row, text, problem: result.code, others: [] })
  }

  /** The draft as the vault process has changed it, or as it was with the reason; given back when the row was changed meanwhile. */
  const takeChanged = (fieldId: string, result: Result<OtpDraft>, handle: string): void => {
    const row = field(fieldId)?.otp
    if (row?.kind !== 'draft' || row.draft.handle !== handle) {
      if (result.ok) discard([result.value.handle])
      return
    }
    setRow(fieldId, result.ok ? { kind: 'draft', draft: result.value, problem: null } : { ...row, problem: result.code })
  }

  return {
    typeOtp: (fieldId, text) => {
      const row = field(fieldId)?.otp
      setRow(fieldId, { ...EMPTY_OTP_ROW, as: row?.kind === 'empty' ? row.as : null, text })
    },
    submitOtpText,
    submitAllTexts: async (fields) => {
      await Promise.all(fields.filter((one) => one.kind === 'otp' && !one.isRemoved).map((one) => submitOtpText(one.id)))
    },
    readOtp: async (fieldId, source) => {
      const before = field(fieldId)?.otp
      if (before?.kind !== 'empty') return
      setRow(fieldId, { kind: 'busy', doing: source === 'screen' ? 'screen' : 'image' })
      takeReport(fieldId, await readCodes(calls, source), before)
    },
    chooseOtp: (fieldId, handle) => {
      const row = field(fieldId)?.otp
      if (row?.kind !== 'choice') return
      const chosen = row.found.find((one) => one.draft.handle === handle)
      if (chosen === undefined) return
      discard(handlesOf(row).filter((one) => one !== handle))
      setRow(fieldId, { kind: 'draft', draft: chosen.draft, problem: null })
    },
    changeOtp: (fieldId) => {
      const row = field(fieldId)?.otp
      if (row !== undefined) discard(handlesOf(row))
      setRow(fieldId, EMPTY_OTP_ROW)
    },
    keepStoredOtp: (fieldId) => {
      const row = field(fieldId)?.otp
      if (row !== undefined) discard(handlesOf(row))
      setRow(fieldId, { kind: 'stored' })
    },
    chooseKey: async (fieldId, as) => {
      const row = field(fieldId)?.otp
      if (row?.kind === 'empty') {
        setRow(fieldId, { ...row, as, problem: null })
        await submitOtpText(fieldId)
      } else if (row?.kind === 'draft' && as !== null) {
        const { handle } = row.draft
        takeChanged(fieldId, await calls['otp.reviseDraft']({ handle, as }), handle)
      }
    },
    setOtpPin: async (fieldId, pin) => {
      const row = field(fieldId)?.otp
      if (row?.kind !== 'draft') return
      const { handle } = row.draft
      takeChanged(fieldId, await calls['otp.setDraftPin']({ handle, pin }), handle)
    }
  }
}
