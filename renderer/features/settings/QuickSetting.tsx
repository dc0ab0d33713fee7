// Owns the keys that bring quick access: chosen by pressing them, turned off, and what is known of whether they work.
import { useEffect, useState, type KeyboardEvent } from 'react'
import { Button } from 'react-aria-components'
import type { MessageKey } from '../../../shared/i18n/messages.ts'
import { DEFAULT_SHORTCUT, shortcutOfPress, shortcutParts } from '../../../shared/model/shortcut.ts'
import { useT } from '../../i18n/language-store.ts'
import { keysText } from '../../ui/key-combination.ts'
import type { Platform } from '../../ui/key-names.ts'
import { usePlatform } from '../../ui/platform.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useSettings } from './settings-store.ts'
import './quick-setting.css'

function shortcutText(platform: Platform, shortcut: string): string {
  return keysText(platform, shortcutParts(shortcut))
}

const ONLY_MODIFIERS = ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph']

export function QuickSetting() {
  const t = useT()
  const platform = usePlatform()
  const chosen = useSettings((state) => state.settings.quickShortcut)
  const change = useSettings((state) => state.change)
  const load = useSettings((state) => state.loadShortcut)
  const [isAsking, setAsking] = useState(false)
  useEffect(() => void load(), [load])
  const take = (shortcut: string | null): void => {
    setAsking(false)
    void change({ quickShortcut: shortcut })
  }
  return (
    <div className="quick-setting" role="group" aria-label={t('settings.quick')}>
      <div className="settings__row">
        <span className="settings__name">{t('settings.quick')}</span>
        {isAsking ? (
          <PressedKeys onTake={take} onLeave={() => { setAsking(false) }} />
        ) : (
          <span className="quick-setting__keys">
            <kbd className="quick-setting__now" aria-label={t('settings.quickKeys')}>{chosen === null ? t('settings.quickNone') : shortcutText(platform, chosen)}</kbd>
            {chosen !== null && <Button className="button" onPress={() => { setAsking(true) }}>{t('settings.quickChange')}</Button>}
            <Button className="button" onPress={() => { take(chosen === null ? DEFAULT_SHORTCUT : null) }}>{chosen === null ? t('settings.quickOn') : t('settings.quickOff')}</Button>
          </span>
        )}
      </div>
      <span className="link-setting__hint">{t('settings.quickHint')}</span>
      <WhatIsKnown />
    </div>
  )
}

/** Hears one combination; what is no shortcut is refused with the reason, and it goes on listening. */
function PressedKeys({ onTake, onLeave }: { onTake: (shortcut: string) => void; onLeave: () => void }) {
  const t = useT()
  const platform = usePlatform()
  const isMac = platform === 'darwin'
  const [isRefused, setRefused] = useState(false)
  const hint: MessageKey = isRefused ? (isMac ? 'settings.quickRefusedMac' : 'settings.quickRefused') : isMac ? 'settings.quickPressHintMac' : 'settings.quickPressHint'
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') {
      onLeave()
      return
    }
    if (ONLY_MODIFIERS.includes(event.key)) return
    const shortcut = shortcutOfPress(event.nativeEvent, isMac)
    setRefused(shortcut === null)
    if (shortcut !== null) onTake(shortcut)
  }
  return (
    <span className="quick-setting__press">
      <input className="input quick-setting__input" readOnly autoFocus aria-label={t('settings.quickPress')} aria-describedby="quick-press-hint" placeholder={t('settings.quickPress')} onKeyDown={onKeyDown} onBlur={onLeave} />
      <span id="quick-press-hint" className="link-setting__hint" data-refused={isRefused || undefined} role="status">
        {t(hint)}
      </span>
    </span>
  )
}

function WhatIsKnown() {
  const t = useT()
  const known = useSettings((state) => state.shortcut)
  if (known?.state === 'taken') return <Sentence tone="bad" isNews>{t('settings.quickTaken')}</Sentence>
  if (known?.state !== 'untried') return null
  return (
    <Sentence tone="warn" isNews>
      {t('settings.quickUntried')}
      <input className="input quick-setting__command" readOnly aria-label={t('settings.quickCommand')} value={known.command} onFocus={(event) => { event.currentTarget.select() }} />
    </Sentence>
  )
}
