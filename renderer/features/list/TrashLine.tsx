// Owns the second line of a login in the trash: when it was deleted and how long it stays.
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { dateText } from '../../i18n/locale-text.ts'
import { useNowMs } from '../../state/clock.ts'
import { daysLeft } from '../../state/trash-time.ts'

export function TrashLine({ trashedAtMs }: { trashedAtMs: number }) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const nowMs = useNowMs()
  const date = dateText(language, trashedAtMs, 'day')
  return <span className="login__user clipped">{t('trash.goesIn', { date, days: daysLeft(trashedAtMs, nowMs) })}</span>
}
