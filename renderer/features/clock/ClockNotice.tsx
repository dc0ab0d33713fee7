// Owns the quiet notice above the panes that the computer's clock may be wrong. Asks nobody before its button is pressed.
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useSettings } from '../settings/settings-store.ts'
import { useClock } from './clock-store.ts'
import { signText } from '../../ui/clock-words.ts'

export function ClockNotice() {
  const t = useT()
  const sign = useClock((state) => state.clock?.sign ?? null)
  const check = useClock((state) => state.check)
  const dismissSign = useClock((state) => state.dismissSign)
  const setOpen = useSettings((state) => state.setOpen)
  if (sign === null) return null
  return (
    <section className="clock-notice" aria-label={t('clock.notice')}>
      <Sentence tone="warn" isNews>
        {signText(t, sign)}
      </Sentence>
      <div className="clock-notice__buttons">
        <Button
          className="button"
          onPress={() => {
            // The settings say which host is asked and show what it answered.
            setOpen(true)
            void check()
          }}
        >
          {t('clock.check')}
        </Button>
        <Button className="button" data-tone="quiet" onPress={() => void dismissSign()}>
          {t('clock.dismiss')}
        </Button>
      </div>
    </section>
  )
}
