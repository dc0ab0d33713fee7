// Owns the button that begins a new item: it asks what the item is for, a login first.
import { Plus } from 'lucide-react'
import { ITEM_CATEGORIES } from '../../../shared/model/item-categories.ts'
import { useT } from '../../i18n/language-store.ts'
import { CATEGORY_ICONS } from '../../ui/category-icons.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useKeyName } from '../../ui/platform.ts'
import { useEditor } from '../item/editor-store.ts'
import { useSession } from '../session/session-store.ts'

export function NewItemMenu() {
  const t = useT()
  const keyName = useKeyName()
  const leave = useEditor((state) => state.leave)
  const startNew = useEditor((state) => state.startNew)
  const isReadOnly = useSession((state) => state.session.readOnly)
  return (
    <ChoiceMenu
      name={t('list.newItem')}
      choices={ITEM_CATEGORIES.map((key) => ({ key, text: t(`category.${key}`), icon: CATEGORY_ICONS[key], ...(key === 'login' ? { keys: keyName('N') } : {}) }))}
      onChoose={(category) => { leave(() => { startNew(category) }) }}
    >
      <IconButton name={t('list.newItem')} isDisabled={isReadOnly}>
        <Plus size={18} />
      </IconButton>
    </ChoiceMenu>
  )
}
