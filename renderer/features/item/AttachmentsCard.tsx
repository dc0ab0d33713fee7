// Owns the part of a login on display that lists its files, with what can be done to each.
import { Download, FileText, FileWarning, Paperclip, Undo2, X } from 'lucide-react'
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components'
import type { AttachmentView } from '../../../shared/model/attachment.ts'
import type { ItemDetail } from '../../../shared/model/item.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { dateText, sizeText } from '../../i18n/locale-text.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useSession } from '../session/session-store.ts'
import { useAttachments, type AttachmentRef } from './attachment-store.ts'
import { RefusedFiles } from './RefusedFiles.tsx'
import './attachments.css'

export function AttachmentsCard({ detail }: { detail: ItemDetail }) {
  const t = useT()
  const isReadOnly = useSession((state) => state.session.readOnly)
  const isBusy = useAttachments((state) => state.isBusy)
  const choose = useAttachments((state) => state.choose)
  const present = detail.attachments.filter(({ removedAtMs }) => removedAtMs === null)
  const removed = detail.attachments.filter(({ removedAtMs }) => removedAtMs !== null)
  const canChange = !isReadOnly && !detail.trashed
  if (present.length === 0 && removed.length === 0 && !canChange) return null
  return (
    <section className="attachments" aria-label={t('attachments.title')} data-attach-here="true">
      {present.length > 0 && (
        <div className="card" role="list" aria-label={t('attachments.title')}>
          {present.map((file) => (
            <FileRow key={file.id} itemId={detail.id} file={file} canChange={canChange} />
          ))}
        </div>
      )}
      <RefusedFiles />
      {canChange && (
        <Button className="button attachments__add" data-tone="quiet" isDisabled={isBusy} onPress={() => void choose({ kind: 'login', itemId: detail.id })}>
          <Paperclip size={16} aria-hidden="true" />
          {isBusy ? t('attachments.adding') : t('attachments.add')}
        </Button>
      )}
      {canChange && removed.length > 0 && <RemovedFiles itemId={detail.id} files={removed} />}
    </section>
  )
}

function useMeta(): (key: 'attachments.meta' | 'attachments.removedMeta', file: AttachmentView) => string {
  const t = useT()
  const language = useLanguage((state) => state.language)
  return (key, file) => t(key, { size: sizeText(language, file.sizeBytes), date: dateText(language, file.removedAtMs ?? file.addedAtMs, 'day') })
}

function FileRow({ itemId, file, canChange }: { itemId: string; file: AttachmentView; canChange: boolean }) {
  const t = useT()
  const meta = useMeta()
  const askSave = useAttachments((state) => state.askSave)
  const remove = useAttachments((state) => state.remove)
  const { name } = file
  const ref: AttachmentRef = { itemId, attachmentId: file.id, name }
  const isMissing = file.state === 'missing'
  return (
    <div className="field attachment" role="listitem" data-attachment-id={file.id} data-state={file.state}>
      {isMissing ? <FileWarning className="attachment__icon" size={20} aria-hidden="true" /> : <FileText className="attachment__icon" size={20} aria-hidden="true" />}
      <div className="field__main">
        <div className="field__value attachment__name">{name}</div>
        <div className="attachment__meta">{isMissing ? t('attachments.missing') : meta('attachments.meta', file)}</div>
      </div>
      <div className="attachment__actions">
        {!isMissing && (
          <IconButton name={t('attachments.saveAsNamed', { name })} onPress={() => { askSave(ref) }}>
            <Download size={18} />
          </IconButton>
        )}
        {canChange && (
          <IconButton name={t('attachments.remove', { name })} onPress={() => void remove(ref)}>
            <X size={18} />
          </IconButton>
        )}
      </div>
    </div>
  )
}

function RemovedFiles({ itemId, files }: { itemId: string; files: readonly AttachmentView[] }) {
  const t = useT()
  const meta = useMeta()
  const putBack = useAttachments((state) => state.putBack)
  return (
    <Disclosure className="attachments__removed">
      <Button slot="trigger" className="button" data-tone="quiet">
        {t('attachments.showRemoved', { count: files.length })}
      </Button>
      <DisclosurePanel className="attachments__panel">
        <p className="attachment__meta">{t('attachments.removedHint')}</p>
        <div className="card" role="list" aria-label={t('attachments.showRemoved', { count: files.length })}>
          {files.map((file) => (
            <div className="field attachment" role="listitem" key={file.id} data-attachment-id={file.id}>
              <FileText className="attachment__icon" size={20} aria-hidden="true" />
              <div className="field__main">
                <div className="field__value attachment__name">{file.name}</div>
                <div className="attachment__meta">{meta('attachments.removedMeta', file)}</div>
              </div>
              <div className="attachment__actions">
                <IconButton name={t('attachments.putBackNamed', { name: file.name })} onPress={() => void putBack({ itemId, attachmentId: file.id, name: file.name })}>
                  <Undo2 size={18} />
                </IconButton>
              </div>
            </div>
          ))}
        </div>
      </DisclosurePanel>
    </Disclosure>
  )
}
