// Owns the dialog of the generator: what was made, how strong it is, and the way to the used ones. Options have files of their own.
import { ArrowLeft, Check, Copy, History, RefreshCw, X } from 'lucide-react'
import { Button, Dialog, Heading, Modal, ModalOverlay, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { GENERATED_KINDS } from '../../../shared/model/generator-limits.ts'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { SecretText } from '../../ui/SecretText.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import { StrengthBar } from '../../ui/StrengthBar.tsx'
import { GeneratorOptions } from './GeneratorOptions.tsx'
import { useGenerator } from './generator-store.ts'
import { useMadeStrength } from './made-strength.ts'
import { UsedList } from './UsedList.tsx'
import './generator.css'

export function GeneratorDialog() {
  const isOpen = useGenerator((state) => state.opened !== null)
  const close = useGenerator((state) => state.close)
  return (
    <ModalOverlay className="veil" isOpen={isOpen} isDismissable onOpenChange={(open) => { if (!open) close() }}>
      <Modal className="sheet sheet--generator">
        <Dialog className="dialog">
          <Inside />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Inside() {
  const t = useT()
  const close = useGenerator((state) => state.close)
  const isOnUsed = useGenerator((state) => state.used !== null)
  const showUsed = useGenerator((state) => state.showUsed)
  const hideUsed = useGenerator((state) => state.hideUsed)
  return (
    <>
      <header className="dialog__head generator__head">
        {isOnUsed && (
          <IconButton name={t('generator.back')} onPress={hideUsed}>
            <ArrowLeft size={18} />
          </IconButton>
        )}
        <Heading slot="title" className="dialog__title">
          {isOnUsed ? t('generator.used') : t('generator.title')}
        </Heading>
        {!isOnUsed && (
          <IconButton name={t('generator.showUsed')} onPress={() => void showUsed()}>
            <History size={18} />
          </IconButton>
        )}
        <IconButton name={t('generator.close')} onPress={close}>
          <X size={18} />
        </IconButton>
      </header>
      {isOnUsed ? <UsedList /> : <Making />}
    </>
  )
}

function Making() {
  const t = useT()
  const kind = useGenerator((state) => state.choices.kind)
  const setKind = useGenerator((state) => state.setKind)
  return (
    <>
      <Made />
      <div className="dialog__scroll">
        <ToggleButtonGroup
          className="segments"
          aria-label={t('generator.kind')}
          disallowEmptySelection
          selectedKeys={[kind]}
          onSelectionChange={(keys) => { for (const one of GENERATED_KINDS) if (keys.has(one) && one !== kind) void setKind(one) }}
        >
          {GENERATED_KINDS.map((one) => (
            <ToggleButton key={one} id={one} className="segments__one">
              {t(`generator.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <GeneratorOptions />
      </div>
      <Buttons />
    </>
  )
}

function Made() {
  const t = useT()
  const made = useGenerator((state) => state.made)
  const problem = useGenerator((state) => state.problem)
  const again = useGenerator((state) => state.again)
  const strength = useMadeStrength(made)
  return (
    <section className="made" aria-label={t('generator.made')}>
      <div className="made__line">
        {/* Not a live region: a secret is not said aloud because a slider moved. */}
        <output className="made__value">{made !== null && <SecretText value={made.value} />}</output>
        <IconButton name={t('generator.again')} onPress={() => void again()}>
          <RefreshCw size={18} />
        </IconButton>
      </div>
      {problem === null ? (
        <StrengthBar strength={strength} hint={made === null ? '' : t('generator.bits', { bits: Math.floor(made.bits) })} />
      ) : (
        <Sentence tone="bad" isNews>
          {t(`error.${problem}`)}
        </Sentence>
      )}
    </section>
  )
}

function Buttons() {
  const t = useT()
  const fieldId = useGenerator((state) => state.opened?.fieldId ?? null)
  const made = useGenerator((state) => state.made)
  const isCopied = useGenerator((state) => state.made !== null && state.copiedId === state.made.id)
  const copy = useGenerator((state) => state.copy)
  const use = useGenerator((state) => state.use)
  return (
    <div className="dialog__buttons">
      <Button className="button" isDisabled={made === null} {...(fieldId === null ? { 'data-tone': 'accent' } : {})} onPress={() => { if (made !== null) void copy(made.id) }}>
        {isCopied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
        <span role="status">{isCopied ? t('generator.copied') : t('generator.copy')}</span>
      </Button>
      {fieldId !== null && (
        <Button className="button" data-tone="accent" isDisabled={made === null} onPress={() => void use()}>
          {t('generator.use')}
        </Button>
      )}
    </div>
  )
}
