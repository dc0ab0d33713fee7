// Owns the right pane while a login is edited: the same layout as inputs, Done and Cancel where Edit was.
import { useEffect, useMemo, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { Translate } from '../../../shared/i18n/messages.ts'
import { useT } from '../../i18n/language-store.ts'
import { HintBubble } from '../../ui/IconButton.tsx'
import { Monogram } from '../../ui/Monogram.tsx'
import { useKeyName } from '../../ui/platform.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { TooltipTrigger } from 'react-aria-components'
import { useOtp, watchedDraft, type WatchedCode } from '../otp/otp-store.ts'
import { AddFieldMenu } from './AddFieldMenu.tsx'
import { EditedFiles } from './EditedFiles.tsx'
import { EditedSteps } from './EditedSteps.tsx'
import { EditedTags } from './EditedTags.tsx'
import type { EditedField, EditedItem } from './edit-model.ts'
import { EditedFieldRow } from './EditedFieldRow.tsx'
import { useEditor, type EditorState } from './editor-store.ts'
import { groupFields, type FieldGroup } from './field-groups.ts'
import { fieldLabel } from './field-label.ts'
import { NotesEditor } from './notes/NotesEditor.tsx'

function watchedOf(item: EditedItem): WatchedCode[] {
  return item.fields.flatMap((field): WatchedCode[] => {
    if (field.kind !== 'otp' || field.isRemoved) return []
    switch (field.otp.kind) {
      case 'draft':
        return watchedDraft(field.otp.draft)
      case 'choice':
        return field.otp.found.flatMap(({ draft }) => watchedDraft(draft))
      case 'stored':
        return item.id === null || field.storedOtp?.type === 'hotp' ? [] : [{ kind: 'field', itemId: item.id, fieldId: field.id }]
      case 'empty':
      case 'busy':
        return []
    }
  })
}

function useWatchedDrafts(item: EditedItem): void {
  const watch = useOtp((state) => state.watch)
  useEffect(() => {
    watch('editor', watchedOf(item))
  }, [watch, item])
  useEffect(() => () => { watch('editor', []) }, [watch])
}

export function EditPane({ item }: { item: EditedItem }) {
  const t = useT()
  const patch = useEditor((state) => state.patch)
  const patchFile = useEditor((state) => state.patchFile)
  const problem = useEditor((state) => state.problem)
  const title = useRef<HTMLInputElement>(null)
  useWatchedDrafts(item)
  useEffect(() => {
    title.current?.focus()
  }, [item.id])
  const groups = useMemo(() => editedGroups(item), [item])
  const websites = useMemo(() => item.fields.flatMap((field) => (field.kind === 'website' && !field.isRemoved ? [field.value] : [])), [item.fields])
  return (
    <section className="item-pane" aria-label={item.id !== null ? t('editor.label') : item.category === 'login' ? t('editor.newLabel') : t('editor.newItemLabel')}>
      <EditBar />
      {problem !== null && (
        <div className="item-pane__banner">
          <Sentence tone="bad" isNews>
            <strong>{t('editor.saveFailed')}</strong> {problemText(t, problem)}
          </Sentence>
        </div>
      )}
      <div className="item-pane__scroll">
        <div className="item" data-editing="true">
          <header className="item__head">
            <Monogram title={item.title} size="large" category={item.category} websites={websites} />
            <div className="item__names">
              <input
                ref={title}
                className="item__title item__title-input in-place"
                aria-label={t('field.title')}
                placeholder={t(item.category === 'login' ? 'editor.titlePlaceholder' : 'editor.itemPlaceholder')}
                maxLength={1_000}
                autoComplete="off"
                spellCheck={false}
                value={item.title}
                onChange={(event) => {
                  patch({ title: event.currentTarget.value })
                }}
              />
            </div>
          </header>
          {groups.map(({ group, fields }) => (
            <div className="card" key={group} data-group={group}>
              {group === 'two-step' && item.showsSteps && <EditedSteps item={item} />}
              {fields.map((field) => (
                <EditedFieldRow key={field.id} field={field} itemId={item.id} />
              ))}
            </div>
          ))}
          <div className="card" role="group" aria-label={t('field.notes')}>
            <NotesEditor key={item.id} notes={item.notes} onChange={(notes) => { patch({ notes }) }} />
          </div>
          <EditedTags item={item} />
          <EditedFiles files={item.files} onPatch={patchFile} />
          <AddFieldMenu item={item} />
          <MovedNote item={item} />
        </div>
      </div>
    </section>
  )
}

/** The two-step card stands also where the second steps are all that is in it. */
function editedGroups(item: EditedItem): { group: FieldGroup; fields: EditedField[] }[] {
  const groups = groupFields(item.fields)
  if (!item.showsSteps || groups.some(({ group }) => group === 'two-step')) return groups
  const before = groups.filter(({ group }) => group !== 'more')
  return [...before, { group: 'two-step', fields: [] }, ...groups.slice(before.length)]
}

function problemText(t: Translate, problem: NonNullable<EditorState['problem']>): string {
  switch (problem) {
    case 'otp-unfinished':
      return t('editor.otpUnfinished')
    case 'pin-unfinished':
      return t('editor.pinUnfinished')
    default:
      return t(`error.${problem}`)
  }
}

/** Says where a moved field stands now, and names the keys that move and remove. */
function MovedNote({ item }: { item: EditedItem }) {
  const t = useT()
  const moved = useEditor((state) => state.moved)
  const isMac = useKeyName()('A').startsWith('⌘')
  const field = item.fields.find(({ id }) => id === moved?.fieldId)
  return (
    <>
      <p className="editor-keys">{isMac ? t('editor.keysMac') : t('editor.keys')}</p>
      <div className="unseen" role="status">
        {moved !== null && field !== undefined && t('editor.moved', { field: fieldLabel(t, field), position: moved.position, count: moved.count })}
      </div>
    </>
  )
}

function EditBar() {
  const t = useT()
  const keyName = useKeyName()
  const isSaving = useEditor((state) => state.isSaving)
  const save = useEditor((state) => state.save)
  const leave = useEditor((state) => state.leave)
  return (
    <div className="item-bar">
      <span className="item-bar__space" />
      <Button className="button" isDisabled={isSaving} onPress={() => { leave(null) }}>
        {t('editor.cancel')}
      </Button>
      <TooltipTrigger delay={600}>
        <Button className="button" data-tone="accent" isDisabled={isSaving} onPress={() => void save()}>
          {isSaving ? t('editor.saving') : t('editor.done')}
        </Button>
        <HintBubble text={t('editor.done')} keys={keyName('S')} />
      </TooltipTrigger>
    </div>
  )
}
