// Owns the start of the main view: settings and language first, then one render.
import { createRoot } from 'react-dom/client'
import { DEFAULT_SETTINGS } from '../state/default-settings.ts'
import { createIcuFormat } from '../i18n/format-message.ts'
import { createLanguageStore } from '../i18n/language-store.ts'
import { languageOfSearch } from '../../shared/i18n/message-files.ts'
import { loadMessages } from '../i18n/load-messages.ts'
import { bridgeOfWindow } from '../ipc/window-bridge.ts'
import { applyTheme } from '../state/apply-theme.ts'
import { createClock } from '../state/clock.ts'
import { createWindowTimers } from '../state/timers.ts'
import { createWindowVisibility } from '../state/visibility.ts'
import { MainApp } from './MainApp.tsx'
import { createStores } from './stores.ts'
import '../styles/tokens.css'
import '../styles/base.css'
import './main.css'

async function start(root: HTMLElement): Promise<void> {
  const bridge = bridgeOfWindow<'main'>(window)
  // The address names the language, so that its sentences come while the settings do.
  const named = languageOfSearch(location.search) ?? DEFAULT_SETTINGS.effectiveLanguage
  const expected = loadMessages(named)
  const answer = await bridge.calls['settings.get'](null)
  const settings = answer.ok ? answer.value : DEFAULT_SETTINGS
  applyTheme(document, settings)
  const timers = createWindowTimers(window)
  const clock = createClock({ timers, visibility: createWindowVisibility(document) })
  const messages = await (settings.effectiveLanguage === named ? expected : loadMessages(settings.effectiveLanguage))
  const language = createLanguageStore({ first: { language: settings.effectiveLanguage, messages }, load: loadMessages, format: createIcuFormat(), document })
  const stores = createStores({ calls: bridge.calls, settings, timers, clock, newId: () => crypto.randomUUID() })
  createRoot(root).render(<MainApp bridge={bridge} stores={stores} language={language} clock={clock} />)
}

const root = document.getElementById('root')
if (root !== null) void start(root)
