// Owns the menu at the editor's foot that puts a new row in place.
import { ChevronDown, Globe, KeyRound, Paperclip, Plus, RectangleEllipsis, ShieldCheck, Text, User } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { FieldKind } from '../../../shared/model/item.ts'
import { useT } from '../../i18n/language-store.ts'
import { ChoiceMenu, type Choice } from '../../ui/ChoiceMenu.tsx'
import { useAttachments } from './attachment-store.ts'
import type { EditedItem } from './edit-model.ts'
import { useEditor } from './editor-store.ts'

export function AddFieldMenu({ item }: { item: EditedItem }) {
  const t = useT()
  const addField = useEditor((state) => state.addField)
  const choose = useAttachments((state) => state.choose)
  const has = (kind: FieldKind): boolean => item.fields.some((field) => field.kind === kind && !field.isRemoved)
  const choices: Choice<FieldKind | 'file'>[] = [
    { key: 'otp', text: t('editor.addOtp'), icon: ShieldCheck },
    { key: 'text', text: t('editor.addText'), icon: Text },
    { key: 'concealed', text: t('editor.addConcealed'), icon: RectangleEllipsis },
    { key: 'website', text: t('editor.addWebsite'), icon: Globe },
    { key: 'file', text: t('editor.addFile'), icon: Paperclip }
  ]
  if (!has('username')) choices.push({ key: 'username', text: t('editor.addUsername'), icon: User })
  if (!has('password')) choices.push({ key: 'password', text: t('editor.addPassword'), icon: KeyRound })
  return (
    <div className="add-field">
      <ChoiceMenu name={t('editor.addField')} choices={choices} placement="top start" onChoose={(kind) => { if (kind === 'file') void choose({ kind: 'editor' }); else addField(kind) }}>
        <Button className="button" data-tone="quiet">
          <Plus size={16} aria-hidden="true" />
          {t('editor.addField')}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </ChoiceMenu>
    </div>
  )
}
