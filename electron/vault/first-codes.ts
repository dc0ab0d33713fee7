// Owns the codes that rows of a list show: of each item its first one-time password that follows the time. No seed leaves here.
import type { z } from 'zod'
import type { vaultContract } from '../../shared/ipc/contract.ts'
import type { CodeClock } from './code-clock.ts'
import type { VaultDocument } from './document/document.ts'
import { liveFields, otpOf } from './document/views.ts'
import { seedOf } from './otp-value.ts'

type FirstCodes = z.infer<(typeof vaultContract)['otp.firstCodes']['output']>

/** In the order of `itemIds`; an item that is gone, or has no such one-time password, is left out. */
export function firstCodes({ items }: VaultDocument, itemIds: readonly string[], codeClock: Pick<CodeClock, 'codeNow'>): FirstCodes {
  return itemIds.flatMap((itemId) => {
    const item = Object.hasOwn(items, itemId) ? items[itemId] : undefined
    if (item === undefined) return []
    for (const { id, field } of liveFields(item)) {
      const otp = otpOf(field)
      const code = otp === null ? null : codeClock.codeNow(seedOf(otp))
      if (otp !== null && code !== null) return [{ itemId, fieldId: id, type: otp.type, digits: otp.digits, code }]
    }
    return []
  })
}
