// Owns the quiet notice above the panes of what closing the window does here: once where there is no tray, once after the first close. Decides nothing of it.
import { Button } from 'react-aria-components'
import { shortcutParts } from '../../../shared/model/shortcut.ts'
import { useT } from '../../i18n/language-store.ts'
import { keysText } from '../../ui/key-combination.ts'
import { usePlatform } from '../../ui/platform.ts'
import { useSettings } from '../settings/settings-store.ts'
import { dueNotice } from './background-notice.ts'
import './background.css'

export function BackgroundNotice() {
  const t = useT()
  const platform = usePlatform()
  const settings = useSettings((state) => state.settings)
  const background = useSettings((state) => state.background)
  const change = useSettings((state) => state.change)
  const setOpen = useSettings((state) => state.setOpen)
  const told = dueNotice(settings, background)
  if (told === null) return null
  const text =
    told === 'toldOfStaying'
      ? t('background.stayedHere')
      : settings.quickShortcut === null
        ? t('background.noTrayNoKeys')
        : t('background.noTray', { keys: keysText(platform, shortcutParts(settings.quickShortcut)) })
  const wasRead = (): void => void change({ [told]: true })
  return (
    <section className="background-notice" aria-label={t('background.notice')}>
      <p className="background-notice__text" role="status">{text}</p>
      <Button
        className="button"
        onPress={() => {
          wasRead()
          setOpen(true)
        }}
      >
        {t('background.openSettings')}
      </Button>
      <Button className="button" data-tone="quiet" onPress={wasRead}>
        {t('background.understood')}
      </Button>
    </section>
  )
}
