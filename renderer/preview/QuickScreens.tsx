// Owns the preview's screens of quick access: its rows, a search, one item's fields, and what can go wrong. Development only.
import type { ReactNode } from 'react'
import type { EffectiveSettings } from '../../shared/model/settings.ts'
import { createQuickStore, type QuickStore } from '../features/quick/quick-store.ts'
import { createRowCodesStore } from '../features/list/row-codes-store.ts'
import type { LanguageStore } from '../i18n/language-store.ts'
import { collatorOf } from '../i18n/locale-text.ts'
import { createFakeBridge } from '../ipc/fake-bridge.ts'
import { fakeLogins } from '../ipc/fake-logins.ts'
import { QuickApp } from '../quick/QuickApp.tsx'
import { createSiteMarksStore } from '../ui/site-marks/site-marks-store.ts'
import type { Clock } from '../state/clock.ts'

export const QUICK_SCREENS = ['quick', 'quick-typed', 'quick-none', 'quick-empty', 'quick-fields', 'quick-no-username', 'quick-failed', 'quick-hidden'] as const
export type QuickScreen = (typeof QUICK_SCREENS)[number]

export function isQuickScreen(screen: string): screen is QuickScreen {
  return QUICK_SCREENS.some((one) => one === screen)
}

interface Parts {
  screen: QuickScreen
  settings: EffectiveSettings
  language: LanguageStore
  clock: Clock
  nowMs: () => number
}

export function quickScreen({ screen, settings, language, clock, nowMs }: Parts): { node: ReactNode; go: () => Promise<void> } {
  const { main } = createFakeBridge({
    nowMs,
    newId: () => crypto.randomUUID(),
    items: screen === 'quick-empty' ? [] : fakeLogins(nowMs()),
    settings,
    failing: screen === 'quick-failed' ? { 'clipboard.copyField': 'vault-locked' } : {}
  })
  const calls = {
    'quick.state': () => Promise.resolve({ ok: true, value: { isShown: screen !== 'quick-hidden', itemId: null } } as const),
    'quick.hide': () => Promise.resolve({ ok: true, value: null } as const),
    'quick.openItem': () => Promise.resolve({ ok: true, value: null } as const),
    'settings.get': main.calls['settings.get'],
    'clipboard.copyField': main.calls['clipboard.copyField'],
    'site.open': main.calls['site.open'],
    'items.list': main.calls['items.list'],
    'items.get': main.calls['items.get'],
    'otp.codes': main.calls['otp.codes'],
    'otp.firstCodes': main.calls['otp.firstCodes']
  }
  const bridge = { calls, on: { 'settings.changed': () => () => undefined, 'quick.changed': () => () => undefined }, platform: 'linux' } as const
  const store = createQuickStore({ calls, collator: () => collatorOf(language.getState().language), clock })
  const rowCodes = createRowCodesStore({ calls, clock })
  const siteMarks = createSiteMarksStore({ read: async () => (await import('../ui/site-marks/all-sites.ts')).findSiteMark })
  return { node: <QuickApp {...{ bridge, store, rowCodes, siteMarks, language, clock, settings }} />, go: () => goToQuick(screen, store) }
}

async function goToQuick(screen: QuickScreen, store: QuickStore): Promise<void> {
  const quick = store.getState
  await new Promise((resolve) => setTimeout(resolve, 400))
  switch (screen) {
    case 'quick-typed':
      quick().type('git')
      return
    case 'quick-none':
      quick().type('zzzz qqqq')
      return
    case 'quick-fields':
      await quick().showFields()
      quick().move(1)
      return
    case 'quick-no-username':
      quick().type('マイナ')
      await quick().copy('username')
      return
    case 'quick-failed':
      await quick().copyFirst()
      return
    case 'quick':
    case 'quick-empty':
    case 'quick-hidden':
  }
}
