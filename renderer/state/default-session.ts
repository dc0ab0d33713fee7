// Owns the session of a view that has not been told of one yet.
import type { SessionState } from '../../shared/model/session.ts'

export const NO_SESSION: SessionState = {
  phase: 'locked',
  vaultName: '',
  vaultFolder: '',
  readOnly: false,
  notice: null,
  keyFile: null,
  quickUnlock: 'off',
  openedBy: null,
  isNew: false
}
