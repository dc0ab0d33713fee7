// Owns what is seen while files hang over the window: a mark around what takes them, and what will happen. Takes no pointer event.
import { ImageDown, Paperclip } from 'lucide-react'
import { useT } from '../../i18n/language-store.ts'
import { useEditor } from '../item/editor-store.ts'
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
  const itemId = place.kind === 'login' || place.kind === 'attach' ? place.itemId : null
  const found = useList((state) => state.items.find(({ item }) => item.id === itemId)?.item.title ?? '')
  const edited = useEditor((state) => state.item?.title ?? '')
  const name = place.kind === 'attach' && place.itemId === null ? edited : found
  const title = name === '' ? t('list.untitled') : name
  const words = { unknown: t('drop.vaultOrPictures'), window: t('drop.window'), login: t('drop.login', { title }), field: t('drop.field'), attach: t('drop.attach', { title }) }
  return (
    <p className="drop__words">
      {place.kind === 'attach' ? <Paperclip size={18} aria-hidden="true" /> : <ImageDown size={18} aria-hidden="true" />}
      <span>{words[place.kind]}</span>
    </p>
  )
}
