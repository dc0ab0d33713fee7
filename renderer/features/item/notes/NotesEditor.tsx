// Owns the notes in the editor: the text, and a look at what Markdown makes of it. What was typed stays as it is.
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '../../../i18n/language-store.ts'
import { looksLikeMarkdown } from './looks-like-markdown.ts'
import { RenderedNotes } from './NotesText.tsx'

export function NotesEditor({ notes, onChange }: { notes: string; onChange: (notes: string) => void }) {
  const t = useT()
  const [isPreview, setPreview] = useState(false)
  const canPreview = looksLikeMarkdown(notes)
  const shows = isPreview && canPreview
  return (
    <div className="field">
      <div className="field__main">
        <div className="field__label">{t('field.notes')}</div>
        {shows ? (
          <div className="field__value--notes" aria-label={t('notes.previewOf')} role="group">
            <RenderedNotes text={notes} onOpenLink={null} />
          </div>
        ) : (
          <textarea
            className="field__input field__value--notes in-place"
            aria-label={t('field.notes')}
            placeholder={t('editor.notesPlaceholder')}
            maxLength={100_000}
            value={notes}
            onChange={(event) => { onChange(event.currentTarget.value) }}
          />
        )}
        {canPreview && (
          <Button className="button notes-box__turn" data-tone="quiet" onPress={() => { setPreview(!shows) }}>
            {shows ? t('notes.write') : t('notes.preview')}
          </Button>
        )}
      </div>
    </div>
  )
}
