// Owns the card in which an item's tags are edited; the vault's own tags are offered.
import { useMemo } from 'react'
import { useT } from '../../i18n/language-store.ts'
import { tagsOf } from '../../state/tag-tree.ts'
import { useList } from '../list/list-store.ts'
import type { EditedItem } from './edit-model.ts'
import { useEditor } from './editor-store.ts'
import { TagInput } from './TagInput.tsx'

export function EditedTags({ item }: { item: EditedItem }) {
  const t = useT()
  const patch = useEditor((state) => state.patch)
  const items = useList((state) => state.summaries)
  const known = useMemo(() => tagsOf(items), [items])
  return (
    <div className="card" role="group" aria-label={t('editor.tags')}>
      <div className="field">
        <div className="field__main">
          <div className="field__label">{t('editor.tags')}</div>
          <TagInput tags={item.tags} known={known} label={t('editor.tagPlaceholder')} onChange={(tags) => { patch({ tags }) }} />
        </div>
      </div>
    </div>
  )
}
