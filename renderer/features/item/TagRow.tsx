// Owns the tags of the item on display; each leads to everything that has it.
import { Hash } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useList } from '../list/list-store.ts'

export function TagRow({ tags }: { tags: readonly string[] }) {
  const t = useT()
  const setTag = useList((state) => state.setTag)
  if (tags.length === 0) return null
  return (
    <div className="chips" role="group" aria-label={t('detail.tags')}>
      {tags.map((tag) => (
        <Button key={tag} className="chip" data-kind="tag" aria-label={t('detail.showTag', { tag })} onPress={() => { setTag(tag) }}>
          <Hash size={12} aria-hidden="true" />
          <span className="clipped">{tag}</span>
        </Button>
      ))}
    </div>
  )
}
