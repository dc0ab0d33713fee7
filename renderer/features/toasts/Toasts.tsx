// Owns the messages at the foot of the window, said politely to screen readers.
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import type { Translate } from '../../../shared/i18n/messages.ts'
import { useT } from '../../i18n/language-store.ts'
import { useToasts, type Sentence, type Toast } from './toast-store.ts'

function words(t: Translate, sentence: Sentence): string {
  // A sentence carries the values that its own key asks for; its maker was checked, this table of all keys cannot be.
  return (t as (key: Sentence['key'], values: Sentence['values']) => string)(sentence.key, sentence.values)
}

export function Toasts() {
  const t = useT()
  const toasts = useToasts((state) => state.toasts)
  return (
    <div className="toasts" role="region" aria-label={t('toast.region')}>
      <div aria-live="polite" aria-relevant="additions">
        {toasts.map((toast) => (
          <ToastRow key={toast.id} toast={toast} />
        ))}
      </div>
    </div>
  )
}

function ToastRow({ toast }: { toast: Toast }) {
  const t = useT()
  const dismiss = useToasts((state) => state.dismiss)
  const Icon = toast.tone === 'problem' ? CircleAlert : CircleCheck
  return (
    <div className="toast" data-tone={toast.tone}>
      <Icon size={16} aria-hidden="true" />
      <span className="toast__text">{words(t, toast.sentence)}</span>
      {toast.undo !== null && (
        <button
          type="button"
          className="toast__undo"
          onClick={() => {
            toast.undo?.()
            dismiss(toast.id)
          }}
        >
          {t('toast.undo')}
        </button>
      )}
      <button type="button" className="toast__close" aria-label={t('toast.dismiss')} onClick={() => { dismiss(toast.id) }}>
        <X size={14} />
      </button>
    </div>
  )
}
