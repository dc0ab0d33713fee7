// Owns what the window is called in the system's lists. Names the vault, never a login.
import type { SessionState } from '../../../../shared/model/session.ts'

export function windowTitle({ phase, vaultName }: Pick<SessionState, 'phase' | 'vaultName'>): string {
  return phase === 'missing' || vaultName === '' ? 'Nidan' : `Nidan – ${vaultName}`
}
