// Owns the list of generated values that were used: when, to look at, to copy, and to clear. A value is in the view only while it is revealed.
import { Check, Copy, Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { GeneratedEntry } from '../../../shared/model/generator.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { dateText } from '../../i18n/locale-text.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { SecretText } from '../../ui/SecretText.tsx'
import { useSession } from '../session/session-store.ts'
import { useGenerator } from './generator-store.ts'

export function UsedList() {
  const t = useT()
  const used = useGenerator((state) => state.used) ?? []
  return (
    <>
      <p className="options__note">{t('generator.usedNote')}</p>
      <div className="dialog__scroll">
        {used.length === 0 && <p role="status">{t('generator.usedNone')}</p>}
        <ul className="used">
          {used.map((entry) => (
            <UsedRow key={entry.id} entry={entry} />
          ))}
        </ul>
      </div>
      {used.length > 0 && <Clearing count={used.length} />}
    </>
  )
}

function UsedRow({ entry: { id, madeAtMs } }: { entry: GeneratedEntry }) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const shown = useGenerator((state) => state.revealedSecrets[id])
  const isCopied = useGenerator((state) => state.copiedId === id)
  const reveal = useGenerator((state) => state.reveal)
  const copy = useGenerator((state) => state.copy)
  const date = dateText(language, madeAtMs, 'moment')
  return (
    <li className="used__row">
      <div className="used__what">
        {shown === undefined ? <span className="dots" aria-hidden="true">••••••••••</span> : <SecretText value={shown} />}
        <span className="used__date">{date}</span>
      </div>
      <IconButton name={shown === undefined ? t('generator.revealOf', { date }) : t('generator.hideOf', { date })} onPress={() => void reveal(id)}>
        {shown === undefined ? <Eye size={18} /> : <EyeOff size={18} />}
      </IconButton>
      <IconButton name={isCopied ? t('generator.copied') : t('generator.copyOf', { date })} onPress={() => void copy(id)}>
        {isCopied ? <Check size={18} /> : <Copy size={18} />}
      </IconButton>
    </li>
  )
}

/** Asked in place: what is cleared may be the only copy of a password. */
function Clearing({ count }: { count: number }) {
  const t = useT()
  const [isAsked, setAsked] = useState(false)
  const clear = useGenerator((state) => state.clearUsed)
  const isReadOnly = useSession((state) => state.session.readOnly)
  if (!isAsked) {
    return (
      <div className="dialog__buttons">
        <Button className="button" isDisabled={isReadOnly} onPress={() => { setAsked(true) }}>
          {t('generator.clear')}
        </Button>
      </div>
    )
  }
  return (
    <div className="dialog__buttons used__asked" role="group" aria-label={t('generator.clear')}>
      <span role="status">{t('generator.clearAsk', { count })}</span>
      <Button className="button" autoFocus onPress={() => { setAsked(false) }}>
        {t('generator.clearKeep')}
      </Button>
      <Button className="button" data-tone="bad" onPress={() => void clear()}>
        {t('generator.clearNow')}
      </Button>
    </div>
  )
}
