// Owns the place where a code stands: the code and its countdown, or what is said instead of it. The place keeps its size.
import { EyeOff } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useNowMs } from '../../state/clock.ts'
import { QrPicture } from './QrPicture.tsx'
import type { ShownCode } from './shown-code.ts'

interface Props {
  code: ShownCode | null
  /** For screen readers. */
  name: string
  isLoading: boolean
  size: 'single' | 'transfer'
  onShowAgain: () => void
}

export function CodeStage({ code, name, isLoading, size, onShowAgain }: Props) {
  const t = useT()
  return (
    <div className="code-stage" data-size={size}>
      <div className="code-stage__place">
        {code !== null && <QrPicture modules={code.modules} name={name} />}
        {code === null && isLoading && <span className="spinner" aria-hidden="true" />}
        {code === null && !isLoading && (
          <div className="code-stage__hidden" role="status">
            <EyeOff size={24} aria-hidden="true" />
            <strong>{t('transfer.hidden')}</strong>
            <span>{t('transfer.hiddenHint')}</span>
            <Button className="button" data-tone="accent" autoFocus onPress={onShowAgain}>
              {t('transfer.showAgain')}
            </Button>
          </div>
        )}
      </div>
      <p className="code-stage__time">{code !== null && <Countdown hidesAtMs={code.hidesAtMs} />}</p>
    </div>
  )
}

function Countdown({ hidesAtMs }: { hidesAtMs: number }) {
  const t = useT()
  const nowMs = useNowMs()
  return t('transfer.hidesIn', { seconds: Math.max(0, Math.ceil((hidesAtMs - nowMs) / 1_000)) })
}
