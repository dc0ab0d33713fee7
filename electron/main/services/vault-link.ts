// Owns the port through which services speak to the vault process. Nothing here may know how that process is started.
import type { z } from 'zod'
import type { KeychainRequest, vaultHostContract, vaultHostEvents } from '../../../shared/ipc/host-contract.ts'

type Host = typeof vaultHostContract
export type HostCallName = keyof Host
export type HostInput<N extends HostCallName> = z.input<Host[N]['input']>
export type HostOutput<N extends HostCallName> = z.output<Host[N]['output']>

export type PortRole = 'unlock' | 'main' | 'quick' | 'reader'

export type OpenedVault = z.output<(typeof vaultHostEvents)['vault.opened']>

export interface VaultEvents {
  opened: (vault: OpenedVault) => void
  /** Its name or whether it can be changed is another now. */
  changed: (vault: { name: string; readOnly: boolean }) => void
  keychainRequested: (request: KeychainRequest) => void
  keyFileChanged: (isInUse: boolean) => void
  itemsChanged: () => void
  /** Whether the last changes are kept aside, because the file cannot be written. */
  savingChanged: (saving: { aside: boolean }) => void
  /** The process is gone, killed or crashed. Comes once. */
  ended: () => void
}

/** One vault process from fork to kill. `Port` is what the runtime calls a message port. */
export interface VaultLink<Port> {
  /** Answers with the parsed output; throws `AppError` with the code that the process gave. */
  call<N extends HostCallName>(name: N, input: HostInput<N>): Promise<HostOutput<N>>
  /** Hands one end of a channel over; what comes through it never passes through main. */
  givePort(role: PortRole, port: Port): void
  /** Ends the process and with it everything that it knew. Safe to call twice. */
  kill(): void
}
