// Owns the start of the unlock view. Loads as little as it can: this is the first thing a person sees.
import { createRoot } from 'react-dom/client'
import { NO_SESSION } from '../state/default-session.ts'
import { DEFAULT_SETTINGS } from '../state/default-settings.ts'
import { createLanguageStore, preloadMessages } from '../i18n/language-store.ts'
import { formatPlain } from '../i18n/plain-message.ts'
import { bridgeOfWindow } from '../ipc/window-bridge.ts'
import { applyTheme } from '../state/apply-theme.ts'
import { UnlockApp } from './UnlockApp.tsx'
import '../styles/tokens.css'
import '../styles/base.css'
import '../features/unlock/unlock.css'

async function start(root: HTMLElement): Promise<void> {
  const bridge = bridgeOfWindow<'unlock'>(window)
  // Fetched while main is asked: nearly always it is the language that settings will name.
  preloadMessages(navigator.language.startsWith('ja') ? 'ja' : 'en')
  const [settingsAnswer, sessionAnswer] = await Promise.all([bridge.calls['settings.get'](null), bridge.calls['session.state'](null)])
  const settings = settingsAnswer.ok ? settingsAnswer.value : DEFAULT_SETTINGS
  applyTheme(document, settings.theme)
  const language = await createLanguageStore({ first: settings.effectiveLanguage, format: formatPlain, document })
  createRoot(root).render(<UnlockApp bridge={bridge} language={language} first={sessionAnswer.ok ? sessionAnswer.value : NO_SESSION} />)
}

const root = document.getElementById('root')
if (root !== null) void start(root)
