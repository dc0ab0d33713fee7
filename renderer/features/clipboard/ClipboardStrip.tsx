// Owns the line that says how long something of ours stays on the clipboard, with the way to clear it now. Never shows what it is.
import { ClipboardX } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useNowMs } from '../../state/clock.ts'
import { useClipboard } from './clipboard-store.ts'
import './clipboard-strip.css'

export function ClipboardStrip() {
  const t = useT()
  const clearsAtMs = useClipboard((state) => state.clearsAtMs)
  const clearNow = useClipboard((state) => state.clearNow)
  const nowMs = useNowMs(clearsAtMs !== null)
  if (clearsAtMs === null) return null
  const seconds = Math.max(0, Math.ceil((clearsAtMs - nowMs) / 1_000))
  return (
    <Button className="clipboard-strip" aria-label={t('clipboard.clearNow')} onPress={clearNow}>
      <ClipboardX size={18} aria-hidden="true" />
      <span className="clipboard-strip__words sidebar__word" aria-hidden="true">
        <span className="clipped">{t('clipboard.clearNow')}</span>
        <span className="clipboard-strip__state clipped">{t('clipboard.clearsIn', { seconds })}</span>
      </span>
    </Button>
  )
}
