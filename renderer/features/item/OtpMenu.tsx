// Owns the "…" of a one-time password on display: large type, and setting a counter right.
import { Ellipsis, Expand, RefreshCcw } from 'lucide-react'
import { useState } from 'react'
import type { FieldView } from '../../../shared/model/item.ts'
import { useT } from '../../i18n/language-store.ts'
import { ChoiceMenu, type Choice } from '../../ui/ChoiceMenu.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useLargeType } from '../otp/large-type-store.ts'
import { useSession } from '../session/session-store.ts'
import { ResyncDialog } from './ResyncDialog.tsx'

interface Props {
  itemId: string
  field: Extract<FieldView, { kind: 'otp' }>
  label: string
}

export function OtpMenu({ itemId, field, label }: Props) {
  const t = useT()
  const showLarge = useLargeType((state) => state.show)
  const isReadOnly = useSession((state) => state.session.readOnly)
  const [isResyncing, setResyncing] = useState(false)
  const choices: Choice<'large' | 'resync'>[] = [{ key: 'large', text: t('large.open'), icon: Expand }]
  if (field.parameters.type === 'hotp' && !isReadOnly) choices.push({ key: 'resync', text: t('resync.open'), icon: RefreshCcw })
  return (
    <>
      <ChoiceMenu
        name={t('detail.moreOf', { field: label })}
        choices={choices}
        onChoose={(key) => {
          if (key === 'large') void showLarge({ itemId, field, label })
          else setResyncing(true)
        }}
      >
        <IconButton name={t('detail.moreOf', { field: label })}>
          <Ellipsis size={18} />
        </IconButton>
      </ChoiceMenu>
      <ResyncDialog itemId={itemId} field={field} isOpen={isResyncing} onClose={() => { setResyncing(false) }} />
    </>
  )
}
