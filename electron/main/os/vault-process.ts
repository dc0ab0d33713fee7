// Owns the fork and the kill of the vault process. Locking is this kill: what the process knew is gone with its memory.
import { utilityProcess, type MessagePortMain } from 'electron'
import { vaultHostContract, vaultHostEvents } from '../../../shared/ipc/host-contract.ts'
import type { VaultEvents, VaultLink } from '../services/vault-link.ts'
import { callParsed, connectUtility, givePort } from './utility-port.ts'

export interface VaultProcessParts {
  entry: string
  log: (line: string) => void
}

/** Forks a process that knows nothing yet: no key, no password, and no file until `host.configure`. */
export function forkVaultProcess({ entry, log }: VaultProcessParts, events: VaultEvents): VaultLink<MessagePortMain> {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Nidan vault', stdio: 'pipe' })
  child.stderr?.on('data', (chunk: Buffer) => {
    log(`vault: ${chunk.toString('utf8').trimEnd()}`)
  })
  const client = connectUtility(child, (name, payload) => {
    if (name === 'vault.opened') events.opened(vaultHostEvents['vault.opened'].parse(payload))
    if (name === 'vault.changed') events.changed(vaultHostEvents['vault.changed'].parse(payload))
    if (name === 'items.changed') events.itemsChanged()
    if (name === 'keychain.requested') events.keychainRequested(vaultHostEvents['keychain.requested'].parse(payload))
    if (name === 'keyFile.changed') events.keyFileChanged(vaultHostEvents['keyFile.changed'].parse(payload).isInUse)
    if (name === 'saving.changed') events.savingChanged(vaultHostEvents['saving.changed'].parse(payload))
  })
  let gone = false
  // A kill reports exit code 0, a crash any other: every exit means locked.
  child.once('exit', () => {
    gone = true
    client.fail('vault-process-ended')
    events.ended()
  })
  return {
    call: (name, input) => callParsed(client, vaultHostContract, name, input),
    givePort: (role, port) => {
      givePort(child, role, port)
    },
    kill: () => {
      if (!gone) child.kill()
    }
  }
}
