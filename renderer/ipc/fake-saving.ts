// Owns the made-up answers about saving for the preview and for tests. Never part of the program that is shipped.
import type { ErrorCode } from '../../shared/errors.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { EventPayload } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { CopyProof } from '../../shared/model/proof.ts'
import type { Backup, BackupItem, CopyRef, SavingState, VaultCopy } from '../../shared/model/saving.ts'

export interface FakeSaving {
  state?: Partial<SavingState>
  backups?: readonly Backup[]
  items?: readonly BackupItem[]
  copies?: readonly VaultCopy[]
  failing?: Partial<Record<'saving.retry' | 'backups.items' | 'backups.restoreItem' | 'backups.list', ErrorCode>>
}

export const FAKE_COPY_PASSWORD = 'copy password'

function opens(proof: CopyProof): boolean {
  return (proof.kind === 'recovery-code' ? proof.recoveryCodeSecret : proof.password) === FAKE_COPY_PASSWORD
}

type SavingCall = Extract<keyof Bridge<'main'>['calls'], `saving.${string}` | `backups.${string}` | `copies.${string}`>
type Emit = (name: 'saving.changed', payload: EventPayload<'saving.changed'>) => void

export function createSavingCalls(fake: FakeSaving, emit: Emit): Pick<Bridge<'main'>['calls'], SavingCall> {
  let state: SavingState = { state: 'saved', problem: null, recoveryFolder: '/home/taro/.config/Nidan/recovery', openedBackupAtMs: null, merged: null, copies: 0, strangers: 0, ...fake.state }
  let copies = fake.copies ?? []
  let isProven = false
  let items = fake.items ?? []
  const answer = <T>(name: keyof NonNullable<FakeSaving['failing']>, value: T): Promise<Result<T>> => {
    const code = fake.failing?.[name]
    return Promise.resolve(code === undefined ? { ok: true, value } : { ok: false, code })
  }
  const ok = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value })
  const become = (change: Partial<SavingState>): Promise<Result<null>> => {
    state = { ...state, ...change }
    emit('saving.changed', state)
    return ok(null)
  }
  const gone = ({ name }: CopyRef): Promise<Result<null>> => {
    copies = copies.filter((copy) => copy.name !== name)
    return become({ copies: copies.filter(({ state: is }) => is === 'checked').length, strangers: copies.filter(({ state: is }) => is !== 'checked').length })
  }
  return {
    'saving.state': () => ok(state),
    'saving.retry': async () => {
      const result = await answer('saving.retry', null)
      return result.ok ? become({ state: 'saved', problem: null }) : result
    },
    'saving.dismissMerged': () => become({ merged: null }),
    'backups.list': () => answer('backups.list', [...(fake.backups ?? [])]),
    'backups.items': ({ name, proof }) => {
      const isOther = fake.backups?.find((one) => one.name === name)?.state === 'otherKey'
      if (isOther && !isProven) {
        if (proof === null) return Promise.resolve({ ok: false, code: 'password-needed' })
        if (!opens(proof)) return Promise.resolve({ ok: false, code: 'vault-wrong-password' })
        isProven = true
      }
      return answer('backups.items', [...items])
    },
    'backups.restoreItem': ({ itemId }) => {
      items = items.map((item) => (item.id === itemId ? { ...item, now: 'same' } : item))
      return answer('backups.restoreItem', null)
    },
    'backups.restoreAll': () => ok(null),
    'backups.putInPlace': () => ok(null),
    'copies.list': () => ok([...copies]),
    'copies.items': ({ copy, proof }) => {
      const found = copies.find(({ name }) => name === copy.name)
      if (found?.state === 'otherKey' && (proof === null || !opens(proof))) return Promise.resolve({ ok: false, code: 'vault-wrong-password' })
      return ok([...items])
    },
    'copies.merge': gone,
    'copies.keepAside': gone,
    'copies.delete': gone
  }
}
