// Owns the files in the editor: names as inputs, and a way to take one away. Nothing of it is stored before Done.
import { FileText, Undo2, X } from 'lucide-react'
import { MAX_ATTACHMENT_NAME } from '../../../shared/model/attachment-limits.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { sizeText } from '../../i18n/locale-text.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { EditedFile } from './edited-files.ts'
import { RefusedFiles } from './RefusedFiles.tsx'
import './attachments.css'

interface Props {
  files: readonly EditedFile[]
  onPatch: (key: string, change: Partial<Pick<EditedFile, 'name' | 'isRemoved'>>) => void
}

export function EditedFiles({ files, onPatch }: Props) {
  const t = useT()
  return (
    <section className="attachments" aria-label={t('attachments.title')} data-attach-here="true">
      {files.length > 0 && (
        <div className="card" role="list" aria-label={t('attachments.title')}>
          {files.map((file) => (
            <EditedFileRow key={file.key} file={file} onPatch={onPatch} />
          ))}
        </div>
      )}
      <RefusedFiles />
    </section>
  )
}

function EditedFileRow({ file, onPatch }: { file: EditedFile } & Pick<Props, 'onPatch'>) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const { key, name, storedName, isRemoved } = file
  return (
    <div className="field attachment" role="listitem" data-removed={isRemoved}>
      <FileText className="attachment__icon" size={20} aria-hidden="true" />
      <div className="field__main">
        {isRemoved ? (
          <div className="field__value attachment__name">{t('attachments.removed', { name: storedName })}</div>
        ) : (
          <input
            className="field__input in-place"
            aria-label={t('attachments.name')}
            maxLength={MAX_ATTACHMENT_NAME}
            autoComplete="off"
            spellCheck={false}
            value={name}
            onChange={(event) => {
              onPatch(key, { name: event.currentTarget.value })
            }}
          />
        )}
        <div className="attachment__meta">{sizeText(language, file.sizeBytes)}</div>
      </div>
      <div className="attachment__actions">
        {isRemoved ? (
          <IconButton name={t('attachments.putBackNamed', { name: storedName })} onPress={() => { onPatch(key, { isRemoved: false }) }}>
            <Undo2 size={18} />
          </IconButton>
        ) : (
          <IconButton name={t('attachments.remove', { name })} onPress={() => { onPatch(key, { isRemoved: true }) }}>
            <X size={18} />
          </IconButton>
        )}
      </div>
    </div>
  )
}
