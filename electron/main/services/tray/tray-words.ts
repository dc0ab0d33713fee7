// Owns the words of the tray's menu in a language. Writes times as that language does.
import type { Language } from '../../../../shared/model/settings.ts'
import type { Words } from '../words.ts'
import type { TrayWords } from './tray-menu.ts'

export function trayWords(words: Words, language: Language): TrayWords {
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' })
  return {
    unlock: words('tray.unlock'),
    open: words('tray.open'),
    scan: words('tray.scan'),
    quick: words('tray.quick'),
    lock: words('tray.lock'),
    quit: words('tray.quit'),
    noCodes: words('tray.noCodes'),
    nextCode: words('tray.nextCode'),
    window: words('tray.window'),
    pinned: words('tray.pinned'),
    recent: words('tray.recent'),
    others: words('tray.others'),
    show: words('tray.show'),
    copyNext: words('tray.copyNext'),
    clear: (clearsAtMs) => words('tray.clear').replace('{time}', time.format(clearsAtMs))
  }
}
