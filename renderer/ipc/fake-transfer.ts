// Owns the stand-in's answers about one-time passwords on their way out. Its codes hold made-up text. Never part of the program that is shipped.
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { OtpParameters } from '../../shared/model/otp.ts'
import type { OwnerProof } from '../../shared/model/proof.ts'
import type { QrModules, TransferableOtp, TransferRefusal } from '../../shared/model/transfer.ts'
import type { FakeItem } from './fake-logins.ts'
import { summaryOf } from './fake-views.ts'

type Calls = Bridge<'main'>['calls']
export type FakeTransferCalls = Pick<Calls, Extract<keyof Calls, `transfer.${string}`>>

export interface FakeTransferOptions {
  items: FakeItem[]
  newId: () => string
  masterPassword: string
  /** As if the vault had been opened without the master password. */
  asksForPassword?: boolean | undefined
  /** Draws a real code; without it there is a pattern that no reader takes for one. */
  drawQr?: ((text: string) => QrModules) | undefined
  /** Called before each check of a password. */
  derive: () => Promise<void>
}

const PER_CODE = 10

function refusalOf({ type, digits, periodSeconds }: OtpParameters): TransferRefusal | null {
  if (type === 'steam' || type === 'motp' || type === 'yandex') return type
  if (type === 'totp' && periodSeconds !== 30) return 'period'
  return digits === 6 || digits === 8 ? null : 'digits'
}

function chequered(): QrModules {
  const side = 25
  return { side, bits: new Uint8Array(Math.ceil((side * side) / 8)).fill(0b10101010) }
}

function failed(code: ErrorCode): Result<never> {
  return { ok: false, code }
}

function listOf(items: readonly FakeItem[]): TransferableOtp[] {
  return items
    .filter((item) => !item.trashed)
    .flatMap((item) =>
      item.fields.flatMap(({ id: fieldId, otp }) => {
        if (otp === null) return []
        const { title, username } = summaryOf(item)
        return [{ itemId: item.id, fieldId, title, username, parameters: otp, refusal: refusalOf(otp) }]
      })
    )
}

export function createFakeTransfer({ items, newId, masterPassword, asksForPassword = false, drawQr = chequered, derive }: FakeTransferOptions): FakeTransferCalls {
  const rowOf = (ref: { itemId: string; fieldId: string }): TransferableOtp | undefined =>
    listOf(items).find((row) => row.itemId === ref.itemId && row.fieldId === ref.fieldId)
  const isOwner = async (proof: OwnerProof): Promise<boolean> => {
    await derive()
    return proof.password === masterPassword
  }
  let running: { handle: string; count: number } | null = null
  return {
    'transfer.list': () => Promise.resolve({ ok: true, value: listOf(items) }),
    'transfer.begin': async ({ otps, proof }) => {
      if (!(await isOwner(proof))) return failed('vault-wrong-password')
      const refused = otps.flatMap((ref) => {
        const reason = rowOf(ref)?.refusal ?? (rowOf(ref) === undefined ? 'gone' : null)
        return reason === null ? [] : [{ ...ref, reason }]
      })
      const going = otps.filter((ref) => !refused.some((one) => one.fieldId === ref.fieldId))
      if (going.length === 0) return failed('transfer-nothing')
      const codes = Array.from({ length: Math.ceil(going.length / PER_CODE) }, (_, index) => ({ otps: going.slice(index * PER_CODE, (index + 1) * PER_CODE) }))
      running = { handle: newId(), count: codes.length }
      return { ok: true, value: { handle: running.handle, codes, refused } }
    },
    'transfer.showCode': ({ handle, index }) => {
      if (running?.handle !== handle || index >= running.count) return Promise.resolve(failed('transfer-gone'))
      return Promise.resolve({ ok: true, value: drawQr(`made up, code ${String(index + 1)} `.repeat(40)) })
    },
    'transfer.end': ({ handle }) => {
      if (running?.handle === handle) running = null
      return Promise.resolve({ ok: true, value: null })
    },
    'transfer.showOtp': async ({ proof, ...ref }) => {
      if (proof === null && asksForPassword) return failed('password-needed')
      if (proof !== null && !(await isOwner(proof))) return failed('vault-wrong-password')
      const row = rowOf(ref)
      if (row === undefined) return failed('field-not-found')
      return { ok: true, value: { modules: drawQr(`made up: ${row.parameters.issuer} ${row.parameters.account} `.padEnd(110, '.')), parameters: row.parameters } }
    }
  }
}
