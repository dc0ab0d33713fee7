// Owns crossing a recovery code off where it is shown, and taking that back.
import { Square, SquareCheck } from 'lucide-react'
import { ToggleButton, TooltipTrigger } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { HintBubble } from '../../ui/IconButton.tsx'
import { useSession } from '../session/session-store.ts'
import { useDetail } from './detail-store.ts'

export function MarkUsed({ fieldId, label, isUsed }: { fieldId: string; label: string; isUsed: boolean }) {
  const t = useT()
  const setCodeUsed = useDetail((state) => state.setCodeUsed)
  const isReadOnly = useSession((state) => state.session.readOnly)
  const name = t(isUsed ? 'detail.markUnused' : 'detail.markUsed', { field: label })
  return (
    <TooltipTrigger delay={600}>
      <ToggleButton className="icon-button" aria-label={name} isSelected={isUsed} isDisabled={isReadOnly} onChange={(isNowUsed) => void setCodeUsed(fieldId, isNowUsed)}>
        {isUsed ? <SquareCheck size={18} /> : <Square size={18} />}
      </ToggleButton>
      <HintBubble text={name} />
    </TooltipTrigger>
  )
}
