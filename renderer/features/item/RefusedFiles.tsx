// Owns the note about files that were not taken: each by name, with the reason, until it is dismissed.
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useAttachments } from './attachment-store.ts'

export function RefusedFiles() {
  const t = useT()
  const refused = useAttachments((state) => state.refused)
  const dismiss = useAttachments((state) => state.dismissRefused)
  if (refused.length === 0) return null
  return (
    <Sentence tone="warn" isNews>
      <strong>{t('attachments.refusedTitle', { count: refused.length })}</strong>
      <ul className="attachments__refused">
        {refused.map(({ name, code }, index) => (
          <li key={`${String(index)} ${name}`}>
            <span className="attachments__refused-name">{name}</span> {t(`error.${code}`)}
          </li>
        ))}
      </ul>
      <Button className="button" data-tone="quiet" onPress={dismiss}>
        {t('attachments.dismissRefused')}
      </Button>
    </Sentence>
  )
}
