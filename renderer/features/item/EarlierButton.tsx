// Owns the small clock on a row whose part had other values before. It stands there only then.
import { History } from 'lucide-react'
import type { HistoryPart } from '../../../shared/model/history.ts'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useHistory } from '../history/history-store.ts'
import { useDetail } from './detail-store.ts'

export function EarlierButton({ itemId, part, label }: { itemId: string; part: HistoryPart; label: string }) {
  const t = useT()
  const id = part.kind === 'field' ? part.fieldId : part.kind
  const hasEarlier = useDetail((state) => state.detail?.id === itemId && state.detail.earlier?.includes(id) === true)
  const open = useHistory((state) => state.open)
  if (!hasEarlier) return null
  return (
    <IconButton name={t('detail.earlierOf', { field: label })} onPress={() => void open(itemId, part)}>
      <History size={17} />
    </IconButton>
  )
}
