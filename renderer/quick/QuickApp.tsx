// Owns how quick access is joined: its stores, what main tells, and the window that shows them.
import { useEffect, useState } from 'react'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { EffectiveSettings } from '../../shared/model/settings.ts'
import { QuickWindow } from '../features/quick/QuickWindow.tsx'
import { QuickProvider, type QuickStore } from '../features/quick/quick-store.ts'
import { RowCodesProvider, type RowCodesStore } from '../features/list/row-codes-store.ts'
import { LanguageProvider, type LanguageStore } from '../i18n/language-store.ts'
import { applyTheme } from '../state/apply-theme.ts'
import { ClockProvider, type Clock } from '../state/clock.ts'
import { PlatformProvider } from '../ui/platform.ts'
import { SiteMarksProvider, type SiteMarksStore } from '../ui/site-marks/site-marks-store.ts'

export interface QuickAppProps {
  bridge: Bridge<'quick'>
  store: QuickStore
  rowCodes: RowCodesStore
  siteMarks: SiteMarksStore
  language: LanguageStore
  clock: Clock
  settings: EffectiveSettings
}

export function QuickApp({ bridge, store, rowCodes, siteMarks, language, clock, settings: first }: QuickAppProps) {
  const [settings, setSettings] = useState(first)
  useEffect(() => {
    const turn = (isShown: boolean, itemId: string | null): void => {
      if (isShown) {
        clock.catchUp()
        // The rows come first; the marks take the place of their initials.
        void store.getState().show(itemId).then(siteMarks.getState().load)
        return
      }
      store.getState().forget()
      rowCodes.getState().reset()
    }
    const ends = [
      bridge.on['quick.changed'](({ isShown, itemId }) => { turn(isShown, itemId) }),
      bridge.on['settings.changed']((next) => {
        setSettings(next)
        applyTheme(document, next)
        void language.getState().speak(next.effectiveLanguage)
      })
    ]
    // Subscribed first, pulled second: a window that was shown before the page listened is not left empty.
    void bridge.calls['quick.state'](null).then((result) => {
      if (result.ok && result.value.isShown && !store.getState().isShown) turn(true, result.value.itemId)
    })
    return () => {
      for (const end of ends) end()
    }
  }, [bridge, store, rowCodes, siteMarks, language, clock])
  return (
    <LanguageProvider value={language}>
      <PlatformProvider value={bridge.platform}>
        <ClockProvider value={clock}>
          <QuickProvider value={store}>
            <RowCodesProvider value={rowCodes}><SiteMarksProvider value={siteMarks}>
              <QuickWindow store={store} hide={() => void bridge.calls['quick.hide'](null)} areCodesHidden={settings.hideCodes} />
            </SiteMarksProvider></RowCodesProvider>
          </QuickProvider>
        </ClockProvider>
      </PlatformProvider>
    </LanguageProvider>
  )
}
