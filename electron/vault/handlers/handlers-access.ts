// Owns the answers to the views' calls about the ways into the vault. A recovery code leaves through the two calls that make one, once.
import type { vaultContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/port-rpc.ts'
import type { Session } from '../session.ts'

type AccessHandlers = Pick<Handlers<typeof vaultContract>, Extract<keyof typeof vaultContract, `access.${string}`>>

export function accessHandlers({ access }: Pick<Session, 'access'>): AccessHandlers {
  const done = async (work: Promise<void>): Promise<null> => {
    await work
    return null
  }
  return {
    'access.state': () => access.state(),
    'access.changePassword': ({ currentPassword, nextPassword }) => done(access.changePassword(currentPassword, nextPassword)),
    'access.addKeyFile': ({ currentPassword }) => done(access.addKeyFile(currentPassword)),
    'access.removeKeyFile': ({ currentPassword }) => done(access.removeKeyFile(currentPassword)),
    'access.makeRecoveryCode': ({ currentPassword }) => access.makeRecoveryCode(currentPassword),
    'access.removeRecoveryCode': ({ currentPassword }) => done(access.removeRecoveryCode(currentPassword)),
    'access.enableQuickUnlock': ({ currentPassword }) => done(access.enableQuickUnlock(currentPassword)),
    'access.disableQuickUnlock': () => done(access.disableQuickUnlock()),
    'access.raiseKdf': ({ currentPassword }) => done(access.raiseKdf(currentPassword)),
    'access.rotateKey': ({ currentPassword, nextPassword }) => access.rotateKey(currentPassword, nextPassword)
  }
}
