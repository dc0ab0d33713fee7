// Owns the input in which tags are added and taken off, for one item or for many. Stores nothing.
import { Hash, X } from 'lucide-react'
import { useId, useState } from 'react'
import { MAX_TAGS, readTag } from '../../../shared/model/tags.ts'
import { useT } from '../../i18n/language-store.ts'

interface Props {
  tags: readonly string[]
  /** Tags of the vault, offered while typing. */
  known: readonly string[]
  label: string
  onChange: (tags: string[]) => void
}

export function TagInput({ tags, known, label, onChange }: Props) {
  const t = useT()
  const listId = useId()
  const [text, setText] = useState('')
  const add = (): void => {
    const tag = readTag(text)
    setText('')
    if (tag !== '' && !tags.includes(tag) && tags.length < MAX_TAGS) onChange([...tags, tag].sort())
  }
  return (
    <div className="chips">
      {tags.map((tag) => (
        <span key={tag} className="chip" data-kind="tag">
          <Hash size={12} aria-hidden="true" />
          <span className="clipped">{tag}</span>
          <button type="button" className="chip__remove" aria-label={t('editor.removeTag', { tag })} onClick={() => { onChange(tags.filter((one) => one !== tag)) }}>
            <X size={12} />
          </button>
        </span>
      ))}
      <input
        className="chips__input in-place"
        aria-label={label}
        placeholder={t('editor.tagPlaceholder')}
        list={listId}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => { setText(event.currentTarget.value) }}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault()
            add()
          } else if (event.key === 'Backspace' && text === '') onChange(tags.slice(0, -1))
        }}
      />
      <datalist id={listId}>
        {known.filter((tag) => !tags.includes(tag)).map((tag) => <option key={tag} value={tag} />)}
      </datalist>
    </div>
  )
}
