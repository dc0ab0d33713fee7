// Owns the OTP row of the editor: ways in, what was found, and the live code to compare. Never shows a key it has read.
import { Check, ChevronDown, QrCode } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { KeyChoice, OtpCode, OtpParameters, OtpWarning } from '../../../shared/model/otp.ts'
import { useT } from '../../i18n/language-store.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { CodePreview } from '../../ui/LiveCode.tsx'
import { OtpNames, OtpParameterLine } from '../../ui/OtpParameterLine.tsx'
import { holdsOnlyPicture, pastedFiles } from '../../ui/pasted-picture.ts'
import { otherWays } from '../../ui/reading-ways.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { codeKey, useOtp } from '../otp/otp-store.ts'
import { useSettings } from '../settings/settings-store.ts'
import { useScan } from '../scan/scan-store.ts'
import type { EditedField, OtpRow as Row } from './edit-model.ts'
import { useEditor } from './editor-store.ts'
import { AdvancedToggle, OtpAdvanced } from './OtpAdvanced.tsx'
import { OtpPin } from './OtpPin.tsx'

interface Props {
  field: EditedField
  itemId: string | null
}

export function OtpRow({ field, itemId }: Props) {
  const { otp } = field
  const storedKey = itemId === null ? '' : codeKey({ kind: 'field', itemId, fieldId: field.id })
  const storedCode = useOtp((state) => state.codes[storedKey])
  switch (otp.kind) {
    case 'stored':
      return field.storedOtp === null ? null : <FinishedRow fieldId={field.id} parameters={field.storedOtp} code={storedCode} warnings={[]} />
    case 'draft':
      return <DraftRow field={field} row={otp} />
    case 'choice':
      return <ChoiceRow fieldId={field.id} row={otp} />
    case 'busy':
      return <BusyRow row={otp} />
    case 'empty':
      return <EmptyRow field={field} row={otp} />
  }
}

function DraftRow({ field, row }: { field: EditedField; row: Extract<Row, { kind: 'draft' }> }) {
  const t = useT()
  const { draft, problem } = row
  const code = useOtp((state) => state.codes[draft.handle])
  const chooseKey = useEditor((state) => state.chooseKey)
  const [isOpen, setOpen] = useState(false)
  const { type, algorithm, digits, periodSeconds, counter = 0 } = draft.parameters
  const choice: KeyChoice = { type, algorithm: algorithm === 'MD5' ? 'SHA1' : algorithm, digits, periodSeconds, counter }
  return (
    <>
      <FinishedRow fieldId={field.id} parameters={draft.parameters} code={code ?? draft.code ?? undefined} warnings={draft.warnings} isNew needsPin={draft.needsPin === true} />
      {draft.needsPin === true && <OtpPin key={draft.handle} fieldId={field.id} type={type} problem={problem} />}
      {draft.isFromKey === true && <AdvancedToggle isOpen={isOpen} onToggle={() => { setOpen(!isOpen) }} />}
      {draft.isFromKey === true && isOpen && <OtpAdvanced choice={choice} onChange={(as) => void chooseKey(field.id, as)} />}
      {draft.needsPin !== true && problem !== null && (
        <Sentence tone="bad" isNews>
          {t(`error.${problem}`)}
        </Sentence>
      )}
    </>
  )
}

interface FinishedProps {
  fieldId: string
  parameters: OtpParameters
  code: OtpCode | undefined
  warnings: readonly OtpWarning[]
  isNew?: boolean
  needsPin?: boolean
}

function FinishedRow({ fieldId, parameters, code, warnings, isNew = false, needsPin = false }: FinishedProps) {
  const t = useT()
  const changeOtp = useEditor((state) => state.changeOtp)
  const hideCodes = useSettings((state) => state.settings.hideCodes)
  const change = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // The input that had the focus is gone: without this the keyboard would start again at the window's top.
    if (isNew && document.activeElement === document.body) change.current?.focus()
  }, [isNew])
  return (
    <div className="otp-done" role={isNew ? 'status' : undefined}>
      <div className="otp-done__names">
        {isNew && <Check size={16} className="otp-done__check" aria-hidden="true" />}
        <OtpNames parameters={parameters} />
      </div>
      <Button ref={change} className="button otp-done__change" data-tone="quiet" onPress={() => { changeOtp(fieldId) }}>
        {t('otp.change')}
      </Button>
      <OtpParameterLine parameters={parameters} />
      {!needsPin && <CodePreview code={code} parameters={parameters} isHidden={hideCodes && !isNew} />}
      {warnings.length > 0 && (
        <ul className="otp-done__warnings">
          {warnings.map((warning) => (
            <li key={warning}>
              <Sentence tone="warn">{t(`otpWarning.${warning}`)}</Sentence>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function BusyRow({ row }: { row: Extract<Row, { kind: 'busy' }> }) {
  const t = useT()
  const displays = useScan((state) => state.displays)
  const words = { screen: t('otp.looking', { displays }), image: t('otp.readingImage'), text: t('otp.readingText') }
  return (
    <div className="otp-busy" role="status">
      <span className="spinner" aria-hidden="true" />
      {words[row.doing]}
    </div>
  )
}

function ChoiceRow({ fieldId, row }: { fieldId: string; row: Extract<Row, { kind: 'choice' }> }) {
  const t = useT()
  const chooseOtp = useEditor((state) => state.chooseOtp)
  const codes = useOtp((state) => state.codes)
  return (
    <div className="otp-choice">
      <p role="status">{t('otp.whichOne')}</p>
      <ul>
        {row.found.map(({ draft }) => {
          const name = [draft.parameters.issuer, draft.parameters.account].filter((part) => part !== '').join(' · ')
          return (
            <li key={draft.handle} className="otp-choice__row">
              <button
                type="button"
                className="otp-choice__button"
                aria-label={t('otp.choose', { name: name === '' ? t('otp.unnamed') : name })}
                onClick={() => { chooseOtp(fieldId, draft.handle) }}
              />
              <span className="otp-done__text">
                <OtpNames parameters={draft.parameters} />
                <OtpParameterLine parameters={draft.parameters} />
              </span>
              {draft.needsPin !== true && <CodePreview code={codes[draft.handle] ?? draft.code ?? undefined} parameters={draft.parameters} />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** What nearly all sites mean by a bare key. */
const USUAL_KEY: KeyChoice = { type: 'totp', algorithm: 'SHA1', digits: 6, periodSeconds: 30, counter: 0 }

function EmptyRow({ field, row }: { field: EditedField; row: Extract<Row, { kind: 'empty' }> }) {
  const t = useT()
  const typeOtp = useEditor((state) => state.typeOtp)
  const submit = useEditor((state) => state.submitOtpText)
  const readOtp = useEditor((state) => state.readOtp)
  const chooseKey = useEditor((state) => state.chooseKey)
  const isWanted = useEditor((state) => state.focusFieldId === field.id)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isWanted || !field.isNew) input.current?.focus()
  }, [isWanted, field.isNew])
  return (
    <div className="otp-empty">
      <div className="otp-empty__ways">
        <input
          ref={input}
          className="otp-empty__input input"
          aria-label={t('otp.input')}
          placeholder={t('otp.placeholder')}
          maxLength={16_384}
          autoComplete="off"
          spellCheck={false}
          value={row.text}
          onChange={(event) => { typeOtp(field.id, event.currentTarget.value) }}
          onPaste={(event) => {
            // A whole address or key that is pasted need not stand in the input at all.
            const text = event.clipboardData.getData('text')
            const files = pastedFiles(event.clipboardData)
            if (files.length > 0 || holdsOnlyPicture(event.clipboardData)) {
              event.preventDefault()
              void readOtp(field.id, files.length > 0 ? files : 'clipboard')
              return
            }
            if (row.text !== '' || text.trim() === '') return
            event.preventDefault()
            void submit(field.id, text)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            void submit(field.id)
          }}
          onBlur={() => void submit(field.id)}
        />
        <OtherWays field={field} />
      </div>
      <AdvancedToggle isOpen={row.as !== null} onToggle={() => void chooseKey(field.id, row.as === null ? USUAL_KEY : null)} />
      {row.as !== null && <OtpAdvanced choice={row.as} onChange={(as) => void chooseKey(field.id, as)} />}
      {row.problem !== null && <OtpProblem row={row} problem={row.problem} />}
    </div>
  )
}

function OtherWays({ field }: { field: EditedField }) {
  const t = useT()
  const readOtp = useEditor((state) => state.readOtp)
  const keepStored = useEditor((state) => state.keepStoredOtp)
  return (
    <>
      <Button className="button" onPress={() => void readOtp(field.id, 'screen')}>
        <QrCode size={16} aria-hidden="true" />
        {t('otp.scan')}
      </Button>
      <ChoiceMenu
        name={t('otp.moreWays')}
        choices={otherWays(t)}
        onChoose={(source) => void readOtp(field.id, source)}
      >
        <Button className="icon-button" aria-label={t('otp.moreWays')}>
          <ChevronDown size={16} />
        </Button>
      </ChoiceMenu>
      {field.storedOtp !== null && (
        <Button className="button" data-tone="quiet" onPress={() => { keepStored(field.id) }}>
          {t('otp.keepOld')}
        </Button>
      )}
    </>
  )
}

function OtpProblem({ row, problem }: { row: Extract<Row, { kind: 'empty' }>; problem: NonNullable<Extract<Row, { kind: 'empty' }>['problem']> }) {
  const t = useT()
  return (
    <Sentence tone={problem === 'scan-nothing-found' || problem === 'scan-only-other-codes' ? 'warn' : 'bad'} isNews>
      {t(`error.${problem}`)}
      {problem === 'scan-nothing-found' && <span className="otp-empty__causes"> {t('otp.nothingHint')}</span>}
      {row.others.length > 0 && (
        <ul className="otp-empty__others">
          {row.others.map((other, index) => (
            <li key={index}>
              {t(`otherCode.${other.kind}`)}
              {other.reason !== null && other.reason !== problem && `: ${t(`error.${other.reason}`)}`}
            </li>
          ))}
        </ul>
      )}
    </Sentence>
  )
}
