// Owns one-time passwords as they are given to other apps: under which names, and which of them can go. Saves nothing.
import type { OtpParameters } from '../../shared/model/otp.ts'
import type { TransferableOtp } from '../../shared/model/transfer.ts'
import type { PrintedOtp } from '../otp/address-print.ts'
import { transferRefusal } from '../otp/migration-print.ts'
import type { Item, OtpValue, VaultDocument } from './document/document.ts'
import { plainItem } from './document/kept-bytes.ts'
import { liveField, liveFields, otpOf, otpParametersOf, refOf, summaryOf } from './document/views.ts'

/** The longest name of an issuer or an account (shared/model/otp.ts). */
const MAX_NAME = 512

export interface OtpRef {
  readonly itemId: string
  readonly fieldId: string
}

export type OtpToGo = OtpRef & PrintedOtp

/** In the phone's list it stands alone: what it does not say itself it is called after its login. */
export function printedOtp(itemId: string, item: Item, otp: OtpValue): PrintedOtp {
  const { title, username } = refOf(itemId, item)
  const stored = otpParametersOf(otp)
  const parameters: OtpParameters = {
    ...stored,
    issuer: stored.issuer === '' ? title.slice(0, MAX_NAME) : stored.issuer,
    account: stored.account === '' ? username.slice(0, MAX_NAME) : stored.account
  }
  return { parameters, secret: otp.secret, ...(otp.pin === undefined ? {} : { pin: otp.pin }) }
}

/** Null when login or field is gone, or is no one-time password. */
export function otpToGo(document: VaultDocument, { itemId, fieldId }: OtpRef): OtpToGo | null {
  const item = Object.hasOwn(document.items, itemId) ? document.items[itemId] : undefined
  const field = item === undefined ? null : liveField(item, fieldId)
  const otp = field === null ? null : otpOf(field)
  return item === undefined || otp === null ? null : { itemId, fieldId, ...printedOtp(itemId, item, otp) }
}

export function transferableOtps({ items }: VaultDocument): TransferableOtp[] {
  return Object.entries(items).flatMap(([itemId, item]) => {
    const { title, username, hasOtp, trashed } = summaryOf(itemId, item, null)
    if (trashed || !hasOtp) return []
    const plain = plainItem(item)
    return liveFields(plain).flatMap(({ id: fieldId, field }) => {
      const otp = otpOf(field)
      if (otp === null) return []
      const printed = printedOtp(itemId, plain, otp)
      return [{ itemId, fieldId, title, username, parameters: printed.parameters, refusal: transferRefusal(printed) }]
    })
  })
}
