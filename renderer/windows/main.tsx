// Owns the start of the list of open windows. It knows what its address says and nothing else.
import { createRoot } from 'react-dom/client'
import { pickStateOf } from '../../shared/model/pick-state.ts'
import { WindowList } from '../features/windows/WindowList.tsx'
import { createIcuFormat } from '../i18n/format-message.ts'
import { createLanguageStore, LanguageProvider } from '../i18n/language-store.ts'
import { loadMessages } from '../i18n/load-messages.ts'
import { bridgeOfWindow } from '../ipc/window-bridge.ts'
import { applyTheme } from '../state/apply-theme.ts'
import '../styles/tokens.css'
import '../styles/base.css'

const state = pickStateOf(location.search)
applyTheme(document, state)
const language = createLanguageStore({ first: { language: state.language, messages: await loadMessages(state.language) }, load: loadMessages, format: createIcuFormat(), document })
const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <LanguageProvider value={language}>
      <WindowList calls={bridgeOfWindow<'windows'>(window).calls} />
    </LanguageProvider>
  )
}
