// Owns the made-up answers about vaults on this computer for the preview and for tests. Never part of the program that is shipped.
import type { ErrorCode } from '../../shared/errors.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { SessionState } from '../../shared/model/session.ts'
import type { RecentVault } from '../../shared/model/vaults.ts'

type Calls = Bridge<'main'>['calls']
export type FakeVaultCalls = Pick<
  Calls,
  'session.chooseVault' | 'session.startNewVault' | 'session.openRecent' | 'session.openOffered' | 'vaults.recent' | 'vaults.forget' | 'vaults.dismissOffered' | 'vault.rename'
>

export interface FakeVaults {
  recent?: readonly RecentVault[]
  /** What turning to another vault fails with. */
  failing?: ErrorCode
}

interface Parts {
  fake: FakeVaults
  session: () => SessionState
  turn: (change: Partial<SessionState>) => SessionState
}

export function createVaultCalls({ fake, session, turn }: Parts): FakeVaultCalls {
  let recent = [...(fake.recent ?? [])]
  const turned = (change: Partial<SessionState>): Promise<Result<SessionState>> =>
    Promise.resolve(fake.failing === undefined ? { ok: true, value: turn(change) } : { ok: false, code: fake.failing })
  return {
    'session.chooseVault': () => (fake.failing === undefined ? Promise.resolve({ ok: true, value: null }) : Promise.resolve({ ok: false, code: fake.failing })),
    'session.startNewVault': () => turned({ phase: 'missing' }),
    'session.openRecent': ({ id }) => turned({ phase: 'locked', vaultName: recent.find((one) => one.id === id)?.name ?? '' }),
    'session.openOffered': () => turned({ phase: 'locked' }),
    'vaults.recent': () => Promise.resolve({ ok: true, value: recent }),
    'vaults.forget': ({ id }) => {
      recent = recent.filter((one) => one.id !== id)
      return Promise.resolve({ ok: true, value: recent })
    },
    'vaults.dismissOffered': () => Promise.resolve({ ok: true, value: null }),
    'vault.rename': ({ name }) => {
      turn({ ...session(), vaultName: name })
      return Promise.resolve({ ok: true, value: null })
    }
  }
}
