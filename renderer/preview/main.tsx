// Owns the development page: each screen by its hash (#detail), look by query (?theme=dark&lang=ja). Not part of the program.
import { createRoot } from 'react-dom/client'
import { createIcuFormat } from '../i18n/format-message.ts'
import { createLanguageStore, LanguageProvider } from '../i18n/language-store.ts'
import { loadMessages } from '../i18n/load-messages.ts'
import { createFakeBridge } from '../ipc/fake-bridge.ts'
import { MainApp } from '../main/MainApp.tsx'
import { createStores } from '../main/stores.ts'
import { applyTheme } from '../state/apply-theme.ts'
import { createClock } from '../state/clock.ts'
import { DEFAULT_SETTINGS } from '../state/default-settings.ts'
import { createWindowTimers } from '../state/timers.ts'
import { createWindowVisibility } from '../state/visibility.ts'
import { UnlockApp } from '../unlock/UnlockApp.tsx'
import { drawQr } from './draw-qr.ts'
import { keptOf } from './kinds-screens.ts'
import { attachmentsOf } from './attachment-screens.ts'
import { backgroundOf } from './background-screens.ts'
import { clockOf } from './clock-screens.ts'
import { isPickScreen, goToPick, pickScreen } from './PickScreens.tsx'
import { isQuickScreen, quickScreen } from './QuickScreens.tsx'
import { generatorOf } from './feel-screens.ts'
import { historyOf } from './history-screens.ts'
import { savingOf } from './saving-screens.ts'
import { goToUnlock } from './unlock-screens.ts'
import { vaultsOf } from './vaults-screens.ts'
import { accessOf } from './security-screens.ts'
import { ALL_SCREENS, screenNamed } from './screen-names.ts'
import { collectedOf, goTo, itemsOf, scanOf } from './screens.ts'
import { shortcutOf } from './settings-screens.ts'
import '../styles/tokens.css'
import '../styles/base.css'
import '../main/main.css'
import '../ui/password-input.css'
import '../features/unlock/unlock.css'
import '../features/unlock/vault-choice.css'
import '../features/unlock/ways.css'

const asked = location.hash.slice(1)
const screen = screenNamed(asked)
const query = new URLSearchParams(location.search)
const effectiveLanguage = query.get('lang') === 'ja' ? 'ja' : 'en'
const theme = query.get('theme') === 'dark' ? 'dark' : 'light'

async function start(root: HTMLElement): Promise<void> {
  const timers = createWindowTimers(window)
  const clock = createClock({ timers, visibility: createWindowVisibility(document) })
  const contrast = query.get('contrast') === 'more' ? 'more' : 'system'
  const settings = { ...DEFAULT_SETTINGS, theme, contrast, language: effectiveLanguage, effectiveLanguage, firstStepsOver: !screen.startsWith('guide'), listCodes: query.get('codes') === 'always' ? 'always' : 'hover', toldOfStaying: false, toldOfNoTray: false } as const
  const isLocked = screen.startsWith('unlock') || screen === 'create' || screen === 'quick-locked'
  const fake = createFakeBridge({
    nowMs: timers.nowMs,
    newId: () => crypto.randomUUID(),
    items: itemsOf(screen, timers.nowMs()),
    settings,
    session: { phase: screen === 'create' ? 'missing' : isLocked ? 'locked' : 'unlocked', readOnly: screen === 'readonly', vaultName: effectiveLanguage === 'ja' ? '個人用' : 'Personal', keyFile: screen === 'unlock-key-file' ? 'holiday.jpg' : null, quickUnlock: screen === 'unlock-keychain' ? 'ready' : 'off' },
    access: accessOf(screen, timers.nowMs()),
    ...clockOf(screen, timers.nowMs()),
    background: backgroundOf(screen),
    scan: scanOf(screen),
    ...(screen.startsWith('scan-looking') ? { scanGoesOn: new Promise<void>(() => undefined) } : {}),
    transfers: collectedOf(screen),
    saving: savingOf(screen),
    attachments: attachmentsOf(screen),
    history: historyOf(screen),
    generator: generatorOf(timers.nowMs()),
    vaults: vaultsOf(screen, effectiveLanguage === 'ja' ? '個人用' : 'Personal'),
    kdfMs: 900,
    asksForPassword: screen === 'otp-qr-password',
    drawQr,
    ...{ exportPlaces: [null], editing: keptOf(screen) },
    link: screen === 'unlock-link' ? 'waiting' : 'none',
    shortcut: shortcutOf(screen),
    failing: { ...(screen === 'edit-failed' ? { 'items.save': 'vault-disk-full' } : {}), ...(screen === 'unlock-damaged' ? { 'vault.unlock': 'vault-damaged' } : {}) }
  })
  applyTheme(document, settings)
  const language = createLanguageStore({ first: { language: effectiveLanguage, messages: await loadMessages(effectiveLanguage) }, load: loadMessages, format: createIcuFormat(), document })
  if (isLocked) {
    const answer = await fake.unlock.calls['session.state'](null)
    if (answer.ok) createRoot(root).render(<UnlockApp bridge={fake.unlock} language={language} first={answer.value} createCard={null} />)
    await goToUnlock(screen)
    markReached()
    return
  }
  const stores = createStores({ calls: fake.main.calls, settings, timers, clock, newId: () => crypto.randomUUID() })
  createRoot(root).render(<MainApp bridge={fake.main} stores={stores} language={language} clock={clock} />)
  await stores.list.getState().load()
  // A reading that goes on never ends.
  if (screen.startsWith('scan-looking')) setTimeout(markReached, 600)
  await goTo(screen, stores)
  markReached()
}

function markReached(): void {
  document.documentElement.dataset['reached'] = asked
}

/** A view of its own, without a vault and without stores. */
async function startPicking(root: HTMLElement): Promise<void> {
  if (!isPickScreen(asked)) return
  const contrast = query.get('contrast') === 'more' ? 'more' : 'system'
  const state = { theme, contrast, language: effectiveLanguage, isFirst: true } as const
  applyTheme(document, state)
  const language = createLanguageStore({ first: { language: effectiveLanguage, messages: await loadMessages(effectiveLanguage) }, load: loadMessages, format: createIcuFormat(), document })
  createRoot(root).render(<LanguageProvider value={language}>{pickScreen(asked, state)}</LanguageProvider>)
  await goToPick(asked)
  markReached()
}

async function startQuick(root: HTMLElement): Promise<void> {
  if (!isQuickScreen(asked)) return
  const timers = createWindowTimers(window)
  const settings = { ...DEFAULT_SETTINGS, theme, language: effectiveLanguage, effectiveLanguage } as const
  applyTheme(document, settings)
  const language = createLanguageStore({ first: { language: effectiveLanguage, messages: await loadMessages(effectiveLanguage) }, load: loadMessages, format: createIcuFormat(), document })
  const { node, go } = quickScreen({ screen: asked, settings, language, clock: createClock({ timers, visibility: createWindowVisibility(document) }), nowMs: timers.nowMs })
  createRoot(root).render(node)
  await go()
  markReached()
}

// For whoever goes through all screens: which there are.
document.documentElement.dataset['screens'] = ALL_SCREENS.join(' ')
addEventListener('hashchange', () => { location.reload() })
const root = document.getElementById('root')
if (root !== null) void (isPickScreen(asked) ? startPicking(root) : isQuickScreen(asked) ? startQuick(root) : start(root))
