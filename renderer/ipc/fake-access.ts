// Owns the made-up answers about the ways into a vault, for the preview and for tests. Never part of the program that is shipped.
import type { ErrorCode } from '../../shared/errors.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { AccessState, RecoverySheet } from '../../shared/model/access.ts'

export const FAKE_ACCESS: AccessState = {
  openedBy: 'password',
  keyFile: false,
  recoverySheet: null,
  quickUnlockUntilMs: null,
  otherKeychains: 0,
  kdf: { memoryKiB: 262_144, passes: 3, lanes: 4 },
  kdfTookMs: 712,
  raise: null
}

const CODE = 'X7K2M-9QD4T-0HRWN-6BV3C-E8PZA-5JFG1'

/** A pattern that looks like a code and is none. */
function fakePicture(): string[] {
  const isFinder = (row: number, column: number): boolean => {
    const inner = (a: number): number => (a < 7 ? a : a > 21 ? 28 - a : -1)
    const [r, c] = [inner(row), inner(column)]
    if (r < 0 || c < 0 || (row > 21 && column > 21)) return false
    return r === 0 || r === 6 || c === 0 || c === 6 || (r > 1 && r < 5 && c > 1 && c < 5)
  }
  return Array.from({ length: 29 }, (_, row) =>
    Array.from({ length: 29 }, (_cell, column) => {
      const isCorner = (row < 8 && (column < 8 || column > 20)) || (row > 20 && column < 8)
      return (isCorner ? isFinder(row, column) : (row * 7 + column * 13 + ((row * column) % 5)) % 3 === 0) ? '1' : '0'
    }).join('')
  )
}

export interface FakeAccessOptions {
  access?: Partial<AccessState>
  masterPassword: string
  failing?: ErrorCode | undefined
  nowMs: () => number
  vaultName: string
}

type AccessCalls = Pick<
  Bridge<'main'>['calls'],
  Extract<keyof Bridge<'main'>['calls'], `access.${string}`> | 'keyFile.choose' | 'keyFile.make' | 'sheet.print' | 'sheet.savePdf'
>

function ok<T>(value: T): Promise<Result<T>> {
  return Promise.resolve({ ok: true, value })
}

export function createFakeAccess({ access: first, masterPassword, failing, nowMs, vaultName }: FakeAccessOptions): AccessCalls {
  let access: AccessState = { ...FAKE_ACCESS, ...first }
  const sheet = (): RecoverySheet => ({ number: '4F2-A91', codeSecret: CODE, picture: fakePicture(), vaultName, madeAtMs: nowMs() })
  const change = <T>(password: string | null, part: () => Partial<AccessState>, value: T): Promise<Result<T>> => {
    if (failing !== undefined) return Promise.resolve({ ok: false, code: failing })
    if (password !== null && password !== masterPassword) return Promise.resolve({ ok: false, code: 'vault-wrong-password' })
    access = { ...access, ...part() }
    return ok(value)
  }
  return {
    'access.state': () => ok(access),
    'access.changePassword': ({ currentPassword }) => change(currentPassword, () => ({ openedBy: 'password' }), null),
    'access.addKeyFile': ({ currentPassword }) => change(currentPassword, () => ({ keyFile: true }), null),
    'access.removeKeyFile': ({ currentPassword }) => change(currentPassword, () => ({ keyFile: false }), null),
    'access.makeRecoveryCode': ({ currentPassword }) => change(currentPassword, () => ({ recoverySheet: '4F2-A91' }), sheet()),
    'access.removeRecoveryCode': ({ currentPassword }) => change(currentPassword, () => ({ recoverySheet: null }), null),
    'access.enableQuickUnlock': ({ currentPassword }) => change(currentPassword, () => ({ quickUnlockUntilMs: nowMs() + 604_800_000 }), null),
    'access.disableQuickUnlock': () => change(null, () => ({ quickUnlockUntilMs: null }), null),
    'access.raiseKdf': ({ currentPassword }) => change(currentPassword, () => ({ raise: null, kdf: access.raise ?? access.kdf }), null),
    'access.rotateKey': ({ currentPassword }) =>
      change(currentPassword, () => ({}), { sheet: access.recoverySheet === null ? null : sheet(), otherPasswords: 0, otherKeychains: 1, unknownSlots: 0 }),
    'keyFile.choose': () => ok({ name: 'holiday.jpg' }),
    'keyFile.make': () => ok({ name: 'Nidan.nidankey' }),
    'sheet.print': () => ok({ isDone: true }),
    'sheet.savePdf': () => ok({ isDone: true })
  }
}
