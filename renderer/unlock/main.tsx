// Owns the start of the unlock view. Loads as little as it can: this is the first thing a person sees.
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { firstStateOf } from '../../shared/model/first-state.ts'
import { NO_SESSION } from '../state/default-session.ts'
import { DEFAULT_SETTINGS } from '../state/default-settings.ts'
import { createLanguageStore } from '../i18n/language-store.ts'
import { loadFirstMessages } from '../i18n/load-first-messages.ts'
import { formatPlain } from '../i18n/plain-message.ts'
import { bridgeOfWindow } from '../ipc/window-bridge.ts'
import { applyTheme } from '../state/apply-theme.ts'
import { loadCreateCard, UnlockApp } from './UnlockApp.tsx'
import '../styles/tokens.css'
import '../styles/base.css'
import '../ui/password-input.css'
import '../features/unlock/unlock.css'
import '../features/unlock/vault-choice.css'
import '../features/unlock/ways.css'

async function start(root: HTMLElement): Promise<void> {
  const first = firstStateOf(location.search)
  applyTheme(document, first ?? DEFAULT_SETTINGS)
  const spoken = first?.language ?? DEFAULT_SETTINGS.effectiveLanguage
  const [messages, createCard] = await Promise.all([loadFirstMessages(spoken), first?.session.phase === 'missing' ? loadCreateCard() : null])
  const language = createLanguageStore({ first: { language: spoken, messages }, load: loadFirstMessages, format: formatPlain, document })
  const app = <UnlockApp bridge={bridgeOfWindow<'unlock'>(window)} language={language} first={first?.session ?? NO_SESSION} createCard={createCard} />
  // At once and not at the next free moment: there is nothing else to do, and the field is waited for.
  flushSync(() => {
    createRoot(root).render(app)
  })
}

const root = document.getElementById('root')
if (root !== null) void start(root)
