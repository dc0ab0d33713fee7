// Owns the menu at the editor's foot that puts a new row in place.
import {
  Calendar, ChevronDown, Globe, Heading, KeyRound, LifeBuoy, ListChecks, Mail, MapPin, MonitorSmartphone, Paperclip, Phone, Plus, RectangleEllipsis, ShieldCheck, ShieldPlus, Text, User
} from 'lucide-react'
import { Button } from 'react-aria-components'
import { FIELD_FORMATS, type FieldFormat } from '../../../shared/model/field-formats.ts'
import type { FieldKind } from '../../../shared/model/item.ts'
import type { Translate } from '../../../shared/i18n/messages.ts'
import { useT } from '../../i18n/language-store.ts'
import { useNowMs } from '../../state/clock.ts'
import { ChoiceMenu, type Choice } from '../../ui/ChoiceMenu.tsx'
import { useAttachments } from './attachment-store.ts'
import type { EditedItem } from './edit-model.ts'
import { useEditor } from './editor-store.ts'

type AddedFormat = 'email' | 'phone' | 'address' | 'date' | 'section' | 'recovery-code' | 'backup-phone' | 'trusted-device'
type Added = FieldKind | AddedFormat | 'steps' | 'file'

function isFormat(key: FieldKind | AddedFormat): key is AddedFormat {
  return Object.hasOwn(FIELD_FORMATS, key)
}

function choicesFor(t: Translate, item: EditedItem): Choice<Added>[] {
  const has = (kind: FieldKind): boolean => item.fields.some((field) => field.kind === kind && field.format === null && !field.isRemoved)
  const signsIn = item.category === 'login' || item.category === 'otp'
  return [
    { key: 'otp', text: t('editor.addOtp'), icon: ShieldCheck },
    { key: 'text', text: t('editor.addText'), icon: Text },
    { key: 'concealed', text: t('editor.addConcealed'), icon: RectangleEllipsis },
    { key: 'website', text: t('editor.addWebsite'), icon: Globe },
    { key: 'email', text: t('editor.addEmail'), icon: Mail },
    { key: 'phone', text: t('editor.addPhone'), icon: Phone },
    { key: 'address', text: t('editor.addAddress'), icon: MapPin },
    { key: 'date', text: t('editor.addDate'), icon: Calendar },
    { key: 'section', text: t('editor.addSection'), icon: Heading },
    { key: 'recovery-code', text: t('editor.addRecoveryCodes'), icon: ListChecks },
    ...(signsIn
      ? ([
          { key: 'backup-phone', text: t('editor.addBackupPhone'), icon: LifeBuoy },
          { key: 'trusted-device', text: t('editor.addTrustedDevice'), icon: MonitorSmartphone }
        ] as const)
      : []),
    ...(signsIn && !item.showsSteps ? [{ key: 'steps' as const, text: t('editor.addSecondSteps'), icon: ShieldPlus }] : []),
    { key: 'file', text: t('editor.addFile'), icon: Paperclip },
    ...(has('username') ? [] : [{ key: 'username' as const, text: t('editor.addUsername'), icon: User }]),
    ...(has('password') ? [] : [{ key: 'password' as const, text: t('editor.addPassword'), icon: KeyRound }])
  ]
}

export function AddFieldMenu({ item }: { item: EditedItem }) {
  const t = useT()
  const addField = useEditor((state) => state.addField)
  const patch = useEditor((state) => state.patch)
  const choose = useAttachments((state) => state.choose)
  const nowMs = useNowMs()
  const addFormat = (format: FieldFormat): void => {
    addField(FIELD_FORMATS[format], format, format === 'trusted-device' ? nowMs : undefined)
  }
  const onChoose = (key: Added): void => {
    if (key === 'file') void choose({ kind: 'editor' })
    else if (key === 'steps') patch({ showsSteps: true })
    else if (isFormat(key)) addFormat(key)
    else addField(key)
  }
  return (
    <div className="add-field">
      <ChoiceMenu name={t('editor.addField')} choices={choicesFor(t, item)} placement="top start" onChoose={onChoose}>
        <Button className="button" data-tone="quiet">
          <Plus size={16} aria-hidden="true" />
          {t('editor.addField')}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </ChoiceMenu>
    </div>
  )
}
