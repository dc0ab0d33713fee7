// Owns the accounts that authenticator apps hand over in several codes, until all parts are there and the person has decided. Hands out no seed.
import { AppError } from '../../shared/errors.ts'
import { MAX_COLLECTED, MAX_TRANSFERS, type RefusedAccount } from '../../shared/model/collected.ts'
import { readTransfer, type TransferPart } from '../otp/migration.ts'
import type { ReadOtp } from '../otp/address.ts'
import type { Drafts } from './drafts.ts'

/** One transfer as it is held. Parts are counted from 1. */
export interface HeldTransfer {
  readonly id: string
  readonly size: number
  readonly missing: readonly number[]
  readonly accounts: readonly { readonly handle: string; readonly otp: ReadOtp }[]
  readonly refused: readonly RefusedAccount[]
}

export interface Transfers {
  /**
   * Takes one transfer code; false for a part that is there already. Throws `otp-transfer-unreadable`, `otp-transfer-empty`, or
   * `otp-transfer-too-many` when it would be more than can be held.
   */
  take(text: string): boolean
  list(): HeldTransfer[]
  discard(id: string): void
}

export interface TransfersParts {
  readonly drafts: Pick<Drafts, 'hold' | 'release'>
  readonly newId: () => string
}

interface HeldPart {
  /** What was in it, to tell a repeated part from a part of another transfer that bears the same number. */
  readonly content: string
  readonly accounts: HeldTransfer['accounts']
  readonly refused: readonly RefusedAccount[]
}

interface Batch {
  readonly id: string
  readonly batchId: number
  readonly size: number
  readonly parts: Map<number, HeldPart>
}

export function createTransfers({ drafts, newId }: TransfersParts): Transfers {
  const batches: Batch[] = []

  const batchFor = (part: TransferPart, content: string): Batch => {
    const same = batches.filter(({ batchId, size }) => batchId === part.batchId && size === part.size)
    // Apps that give no number give them all 0: what contradicts a part that is there belongs to another transfer.
    const found =
      same.find(({ parts }) => parts.get(part.index)?.content === content) ?? same.find(({ parts }) => !parts.has(part.index))
    if (found !== undefined) return found
    if (batches.length >= MAX_TRANSFERS) throw new AppError('otp-transfer-too-many')
    const batch: Batch = { id: newId(), batchId: part.batchId, size: part.size, parts: new Map() }
    batches.push(batch)
    return batch
  }

  return {
    take: (text) => {
      const part = readTransfer(text)
      const content = contentOf(part)
      const held = batches.flatMap(partsOf).reduce((sum, { accounts, refused }) => sum + accounts.length + refused.length, 0)
      const isThere = batches.some(
        ({ batchId, size, parts }) => batchId === part.batchId && size === part.size && parts.get(part.index)?.content === content
      )
      if (isThere) return false
      if (held + part.accounts.length + part.refused.length > MAX_COLLECTED) throw new AppError('otp-transfer-too-many')
      const batch = batchFor(part, content)
      const accounts = withoutRepeated(part.accounts, batch).map((otp) => ({ handle: drafts.hold(otp), otp }))
      batch.parts.set(part.index, { content, accounts, refused: part.refused })
      return true
    },
    list: () => batches.map(heldOf),
    discard: (id) => {
      const index = batches.findIndex((batch) => batch.id === id)
      const [batch] = index === -1 ? [] : batches.splice(index, 1)
      if (batch === undefined) return
      for (const { accounts } of partsOf(batch)) for (const { handle } of accounts) drafts.release(handle)
    }
  }
}

function partsOf({ parts }: Batch): HeldPart[] {
  return [...parts].sort(([a], [b]) => a - b).map(([, part]) => part)
}

function heldOf(batch: Batch): HeldTransfer {
  const parts = partsOf(batch)
  return {
    id: batch.id,
    size: batch.size,
    missing: Array.from({ length: batch.size }, (_, index) => index)
      .filter((index) => !batch.parts.has(index))
      .map((index) => index + 1),
    accounts: parts.flatMap(({ accounts }) => accounts),
    refused: parts.flatMap(({ refused }) => refused)
  }
}

function contentOf({ accounts, refused }: TransferPart): string {
  return JSON.stringify([accounts.map(({ address }) => address), refused])
}

/** The same account twice in one transfer is one account. */
function withoutRepeated(accounts: readonly ReadOtp[], batch: Batch): ReadOtp[] {
  const seen = new Set(partsOf(batch).flatMap((part) => part.accounts.map(({ otp }) => otp.address)))
  return accounts.filter(({ address }) => {
    if (seen.has(address)) return false
    seen.add(address)
    return true
  })
}
