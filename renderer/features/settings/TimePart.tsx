// Owns the part of the settings about the computer's clock: whom to ask, what was found, and the offset that codes follow.
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import { codesAtOffset, type ClockMeasurement, type ClockState } from '../../../shared/model/clock.ts'
import type { PlainMessageKey } from '../../../shared/i18n/messages.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { dateText } from '../../i18n/locale-text.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useClock } from '../clock/clock-store.ts'
import { amountText, uncertaintyText } from '../../ui/clock-words.ts'

const CODES: Readonly<Record<ReturnType<typeof codesAtOffset>, { key: PlainMessageKey; tone: 'good' | 'warn' | 'bad' }>> = {
  right: { key: 'clock.codesRight', tone: 'good' },
  'at-the-edge': { key: 'clock.codesEdge', tone: 'warn' },
  wrong: { key: 'clock.codesWrong', tone: 'bad' }
}

export function TimePart() {
  const t = useT()
  const clock = useClock((state) => state.clock)
  const isChecking = useClock((state) => state.isChecking)
  const result = useClock((state) => state.result)
  const problem = useClock((state) => state.problem)
  const check = useClock((state) => state.check)
  const isKnown = clock !== null
  const found = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // In a low window the answer would come below what is visible.
    if (isKnown && (isChecking || result !== null || problem !== null)) found.current?.scrollIntoView({ block: 'nearest' })
  }, [isChecking, result, problem, isKnown])
  if (clock === null) return null
  return (
    <section className="time-part" aria-label={t('clock.heading')}>
      <div>
        <h3 className="time-part__heading">{t('clock.heading')}</h3>
        <p className="time-part__note">{t('clock.explain')}</p>
      </div>
      {clock.offset !== null && <OffsetInUse offset={clock.offset} />}
      <div className="time-part__answer" ref={found}>
        <Button className="button time-part__check" isDisabled={isChecking} onPress={() => void check()}>
          {isChecking ? t('clock.checking', { host: clock.host }) : t('clock.check')}
        </Button>
        {problem !== null && (
          <Sentence tone="bad" isNews>
            {t(`error.${problem}`)}
          </Sentence>
        )}
        {result !== null && <Found result={result} />}
      </div>
      <HostField key={clock.host} host={clock.host} />
    </section>
  )
}

function Found({ result }: { result: ClockMeasurement }) {
  const t = useT()
  const takeOffset = useClock((state) => state.useOffset)
  const codes = codesAtOffset(result)
  const values = { amount: amountText(t, result.offsetMs), uncertainty: uncertaintyText(t, result.uncertaintyMs) }
  return (
    <div className="time-part__found">
      <Sentence tone={CODES[codes].tone} isNews>
        <p>{codes === 'right' ? t('clock.right', values) : result.offsetMs > 0 ? t('clock.behind', values) : t('clock.ahead', values)}</p>
        <p>{t(CODES[codes].key)}</p>
        {codes !== 'right' && <p>{t('clock.advice')}</p>}
      </Sentence>
      {codes !== 'right' && (
        <Button className="button" data-tone="accent" onPress={() => void takeOffset()}>
          {t('clock.use')}
        </Button>
      )}
    </div>
  )
}

function OffsetInUse({ offset }: { offset: NonNullable<ClockState['offset']> }) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const stopOffset = useClock((state) => state.stopOffset)
  const values = { amount: amountText(t, offset.offsetMs), date: dateText(language, offset.measuredAtMs, 'moment') }
  const words = (): ReactNode => {
    if (!offset.inUse) return t('clock.notInUse', values)
    return offset.offsetMs > 0 ? t('clock.inUseBehind', values) : t('clock.inUseAhead', values)
  }
  return (
    <div className="time-part__found">
      <Sentence tone="warn">{words()}</Sentence>
      <Button className="button" onPress={() => void stopOffset()}>
        {offset.inUse ? t('clock.stop') : t('clock.remove')}
      </Button>
    </div>
  )
}

/** Made anew when another host is in force. */
function HostField({ host }: { host: string }) {
  const t = useT()
  const setHost = useClock((state) => state.setHost)
  const [typed, setTyped] = useState(host)
  const isOther = typed.trim() !== '' && typed.trim() !== host
  return (
    <form
      className="time-part__host"
      onSubmit={(event) => {
        event.preventDefault()
        if (isOther) void setHost(typed)
      }}
    >
      <TextField className="time-part__host" value={typed} onChange={setTyped} maxLength={300}>
        <Label className="time-part__label">{t('clock.host')}</Label>
        <div className="time-part__line">
          <Input className="input" spellCheck="false" autoComplete="off" />
          {isOther && (
            <Button type="submit" className="button">
              {t('clock.setHost')}
            </Button>
          )}
        </div>
        <Text slot="description" className="time-part__note">
          {t('clock.hostHint')}
        </Text>
      </TextField>
    </form>
  )
}
