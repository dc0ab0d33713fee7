// Owns setting a counter right by two codes of another device. The vault process finds the place; no code is computed here.
import { useState } from 'react'
import { Button, Dialog, Heading, Input, Label, Modal, ModalOverlay, TextField } from 'react-aria-components'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { FieldView } from '../../../shared/model/item.ts'
import { useT } from '../../i18n/language-store.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useOtp } from '../otp/otp-store.ts'

interface Props {
  itemId: string
  field: Extract<FieldView, { kind: 'otp' }>
  isOpen: boolean
  onClose: () => void
}

export function ResyncDialog({ itemId, field, isOpen, onClose }: Props) {
  return (
    <ModalOverlay className="veil" isOpen={isOpen} isDismissable onOpenChange={(open) => { if (!open) onClose() }}>
      <Modal className="sheet sheet--small">
        <Form itemId={itemId} field={field} onClose={onClose} />
      </Modal>
    </ModalOverlay>
  )
}

function Form({ itemId, field, onClose }: Omit<Props, 'isOpen'>) {
  const t = useT()
  const resync = useOtp((state) => state.resync)
  const [codes, setCodes] = useState<readonly [string, string]>(['', ''])
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ErrorCode | null>(null)
  const { digits, counter = 0 } = field.parameters
  const isWhole = codes.every((code) => new RegExp(`^\\d{${String(digits)}}$`).test(code.replace(/[\s-]/g, '')))
  const submit = async (): Promise<void> => {
    if (!isWhole || isBusy) return
    setBusy(true)
    const failure = await resync({ itemId, fieldId: field.id, firstCode: codes[0], secondCode: codes[1] })
    setBusy(false)
    setProblem(failure)
    if (failure === null) onClose()
  }
  return (
    <Dialog className="dialog">
      <Heading slot="title" className="dialog__title">
        {t('resync.title')}
      </Heading>
      <p>{t('resync.text')}</p>
      <form
        className="resync"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <CodeField name={t('resync.first')} value={codes[0]} isFirst onChange={(code) => { setCodes([code, codes[1]]) }} />
        <CodeField name={t('resync.second')} value={codes[1]} onChange={(code) => { setCodes([codes[0], code]) }} />
        <p className="resync__hint">{t('resync.hint', { digits, counter: String(counter) })}</p>
        {problem !== null && (
          <Sentence tone="bad" isNews>
            {t(`error.${problem}`)}
          </Sentence>
        )}
        <div className="dialog__buttons">
          <Button className="button" onPress={onClose}>
            {t('editor.cancel')}
          </Button>
          <Button className="button" data-tone="accent" type="submit" isDisabled={!isWhole || isBusy}>
            {t('resync.button')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function CodeField({ name, value, isFirst = false, onChange }: { name: string; value: string; isFirst?: boolean; onChange: (code: string) => void }) {
  return (
    <TextField className="resync__field" value={value} onChange={onChange} autoFocus={isFirst}>
      <Label className="field__label">{name}</Label>
      <Input className="input resync__input" inputMode="numeric" autoComplete="off" maxLength={24} />
    </TextField>
  )
}
