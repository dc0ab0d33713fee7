// Owns the start of quick access: settings and language first, then one render, which stays empty until the window is shown.
import { createRoot } from 'react-dom/client'
import { languageOfSearch } from '../../shared/i18n/message-files.ts'
import { createQuickStore } from '../features/quick/quick-store.ts'
import { createRowCodesStore } from '../features/list/row-codes-store.ts'
import { createIcuFormat } from '../i18n/format-message.ts'
import { createLanguageStore } from '../i18n/language-store.ts'
import { loadMessages } from '../i18n/load-messages.ts'
import { collatorOf } from '../i18n/locale-text.ts'
import { bridgeOfWindow } from '../ipc/window-bridge.ts'
import { applyTheme } from '../state/apply-theme.ts'
import { createClock } from '../state/clock.ts'
import { DEFAULT_SETTINGS } from '../state/default-settings.ts'
import { createWindowTimers } from '../state/timers.ts'
import { createWindowVisibility } from '../state/visibility.ts'
import { createSiteMarksStore } from '../ui/site-marks/site-marks-store.ts'
import { QuickApp } from './QuickApp.tsx'
import '../styles/tokens.css'
import '../styles/base.css'
import '../ui/ui.css'
import '../ui/live-code.css'
import '../ui/monogram.css'

async function start(root: HTMLElement): Promise<void> {
  const bridge = bridgeOfWindow<'quick'>(window)
  const named = languageOfSearch(location.search) ?? DEFAULT_SETTINGS.effectiveLanguage
  const expected = loadMessages(named)
  const answer = await bridge.calls['settings.get'](null)
  const settings = answer.ok ? answer.value : DEFAULT_SETTINGS
  applyTheme(document, settings)
  const clock = createClock({ timers: createWindowTimers(window), visibility: createWindowVisibility(document) })
  const messages = await (settings.effectiveLanguage === named ? expected : loadMessages(settings.effectiveLanguage))
  const language = createLanguageStore({ first: { language: settings.effectiveLanguage, messages }, load: loadMessages, format: createIcuFormat(), document })
  const store = createQuickStore({ calls: bridge.calls, collator: () => collatorOf(language.getState().language), clock })
  const rowCodes = createRowCodesStore({ calls: bridge.calls, clock })
  const siteMarks = createSiteMarksStore({ read: async () => (await import('../ui/site-marks/all-sites.ts')).findSiteMark })
  createRoot(root).render(<QuickApp bridge={bridge} store={store} rowCodes={rowCodes} siteMarks={siteMarks} language={language} clock={clock} settings={settings} />)
}

const root = document.getElementById('root')
if (root !== null) void start(root)
