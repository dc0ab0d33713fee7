// Owns the start of the camera view, and the port to the reader process, which comes once the page has loaded.
import { createRoot } from 'react-dom/client'
import { FRAMES_PORT_CHANNEL } from '../../shared/ipc/channels.ts'
import { pickStateOf } from '../../shared/model/pick-state.ts'
import { CameraView } from '../features/camera/CameraView.tsx'
import { createIcuFormat } from '../i18n/format-message.ts'
import { createLanguageStore, LanguageProvider } from '../i18n/language-store.ts'
import { loadMessages } from '../i18n/load-messages.ts'
import { bridgeOfWindow } from '../ipc/window-bridge.ts'
import { applyTheme } from '../state/apply-theme.ts'
import '../styles/tokens.css'
import '../styles/base.css'

const port = new Promise<MessagePort>((resolve) => {
  window.addEventListener('message', ({ data, ports: [first], source }) => {
    if (source === window && data === FRAMES_PORT_CHANNEL && first !== undefined) resolve(first)
  })
})
const state = pickStateOf(location.search)
applyTheme(document, state)
const language = createLanguageStore({ first: { language: state.language, messages: await loadMessages(state.language) }, load: loadMessages, format: createIcuFormat(), document })
const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <LanguageProvider value={language}>
      <CameraView bridge={bridgeOfWindow<'camera'>(window)} port={port} devices={navigator.mediaDevices} />
    </LanguageProvider>
  )
}
