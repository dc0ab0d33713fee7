// Owns what is seen while files hang over the window: a mark around what takes them, and what will happen. Takes no pointer event.
import { ImageDown } from 'lucide-react'
import { useT } from '../../i18n/language-store.ts'
import { useList } from '../list/list-store.ts'
import { useDrop, type DropPlace } from './drop-store.ts'
import './drop-target.css'

export function DropTarget() {
  const over = useDrop((state) => state.over)
  if (over === null) return null
  return (
    <div className="drop" role="status">
      <div className="drop__mark" style={over.box} />
      <DropWords place={over.place} />
    </div>
  )
}

function DropWords({ place }: { place: DropPlace }) {
  const t = useT()
  const itemId = place.kind === 'login' ? place.itemId : null
  const found = useList((state) => state.items.find(({ item }) => item.id === itemId)?.item.title ?? '')
  const title = found === '' ? t('list.untitled') : found
  const words = { unknown: t('drop.vaultOrPictures'), window: t('drop.window'), login: t('drop.login', { title }), field: t('drop.field') }
  return (
    <p className="drop__words">
      <ImageDown size={18} aria-hidden="true" />
      <span>{words[place.kind]}</span>
    </p>
  )
}
