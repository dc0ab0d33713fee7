// Owns macOS's permission to look at the screen: whether it is given, and the place where a person gives it. Other systems have none to ask for.
import { shell, systemPreferences } from 'electron'

/** The pane of System Settings; Apple documents these addresses for device management (com.apple.preference.security). */
const SCREEN_RECORDING_PANE = 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture'

export interface ScreenPermission {
  state(): 'granted' | 'missing'
  /** Opens the pane. Does nothing where there is none. */
  openSettings(): Promise<void>
}

export function createScreenPermission(platform: NodeJS.Platform): ScreenPermission {
  return {
    state: () => (platform !== 'darwin' || systemPreferences.getMediaAccessStatus('screen') === 'granted' ? 'granted' : 'missing'),
    openSettings: async () => {
      if (platform === 'darwin') await shell.openExternal(SCREEN_RECORDING_PANE)
    }
  }
}
