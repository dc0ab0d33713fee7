// Owns notes as they are read: plain ones as typed, Markdown rendered, with the way back to what was typed. Changes no text.
import { lazy, Suspense, useState } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '../../../i18n/language-store.ts'
import { looksLikeMarkdown } from './looks-like-markdown.ts'
import './notes.css'

const MarkdownText = lazy(async () => ({ default: (await import('./MarkdownText.tsx')).MarkdownText }))

interface Props {
  text: string
  onOpenLink: ((address: string) => void) | null
}

export function RenderedNotes({ text, onOpenLink }: Props) {
  return (
    <div className="notes">
      <Suspense fallback={<div className="notes__plain">{text}</div>}>
        <MarkdownText text={text} onOpenLink={onOpenLink} />
      </Suspense>
    </div>
  )
}

export function NotesText({ text, onOpenLink }: Props) {
  const t = useT()
  const [isAsTyped, setAsTyped] = useState(false)
  if (!looksLikeMarkdown(text)) return <div className="field__value field__value--notes">{text}</div>
  return (
    <div className="field__value field__value--notes notes-box">
      {isAsTyped ? <div className="notes__plain">{text}</div> : <RenderedNotes text={text} onOpenLink={onOpenLink} />}
      <Button className="button notes-box__turn" data-tone="quiet" onPress={() => { setAsTyped(!isAsTyped) }}>
        {isAsTyped ? t('notes.showFormatted') : t('notes.showAsTyped')}
      </Button>
    </div>
  )
}
