// Owns one code of the scan sheet: what it is, where it goes, and the press that puts it there.
import { Check } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { ScannedImage, ScannedOtp } from '../../../shared/model/scan.ts'
import { useT } from '../../i18n/language-store.ts'
import { CodePreview } from '../../ui/LiveCode.tsx'
import { OtpNames, OtpParameterLine } from '../../ui/OtpParameterLine.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import { useEditor } from '../item/editor-store.ts'
import { useList } from '../list/list-store.ts'
import { useOtp } from '../otp/otp-store.ts'
import { useSession } from '../session/session-store.ts'
import { CodeMap } from './DisplayMap.tsx'
import { NEW_LOGIN } from './scan-rows.ts'
import { useScan } from './scan-store.ts'
import { TargetSelect } from './TargetSelect.tsx'

interface Props {
  found: ScannedOtp
  images: readonly ScannedImage[]
}

/** The only code that was read: Enter adds it and copies its code. */
export function FoundOtp({ found, images }: Props) {
  const { draft } = found
  const t = useT()
  const row = useScan((state) => state.rows[draft.handle])
  const code = useOtp((state) => state.codes[draft.handle])
  if (row === undefined) return null
  const isOpen = row.addedTo === null && found.alreadyOn === null
  return (
    <li className="found">
      <CodeMap place={found.place} images={images} />
      <div className="found__body">
        <div className="found__what">
          <span className="otp-done__text">
            <OtpNames parameters={draft.parameters} />
            <OtpParameterLine parameters={draft.parameters} />
          </span>
          {row.addedTo === null && <CodePreview code={code ?? draft.code ?? undefined} parameters={draft.parameters} />}
        </div>
        {draft.warnings.map((warning) => (
          <Sentence key={warning} tone="warn">
            {t(`otpWarning.${warning}`)}
          </Sentence>
        ))}
        {isOpen && <AddControls found={found} />}
        {row.problem !== null && (
          <Sentence tone="bad" isNews>
            {t(`error.${row.problem}`)}
          </Sentence>
        )}
        {row.addedTo !== null && <AddedLine target={row.target} />}
        {row.addedTo === null && found.alreadyOn !== null && <AlreadyLine found={found} />}
      </div>
    </li>
  )
}

function AddControls({ found }: { found: ScannedOtp }) {
  const t = useT()
  const { handle } = found.draft
  const isBusy = useScan((state) => state.rows[handle]?.isBusy ?? false)
  const add = useScan((state) => state.add)
  const isReadOnly = useSession((state) => state.session.readOnly)
  if (isReadOnly) return <Sentence tone="warn">{t('detail.readOnly')}</Sentence>
  return (
    <>
      <TargetSelect found={found} />
      <div className="found__buttons">
        <Button className="button" isDisabled={isBusy} onPress={() => void add(handle, { copy: false })}>
          {t('scan.add')}
        </Button>
        <Button className="button" data-tone="accent" autoFocus isDisabled={isBusy} onPress={() => void add(handle, { copy: true })}>
          {t('scan.addAndCopy')}
        </Button>
      </div>
    </>
  )
}

function AddedLine({ target }: { target: string }) {
  const t = useT()
  const title = useList((state) => state.items.find((one) => one.item.id === target)?.item.title)
  return (
    <p className="found__done" role="status">
      <Check size={16} aria-hidden="true" />
      {target === NEW_LOGIN || title === undefined ? t('scan.addedToNew') : t('scan.added', { title })}
    </p>
  )
}

function AlreadyLine({ found }: { found: ScannedOtp }) {
  const t = useT()
  const close = useScan((state) => state.close)
  const select = useList((state) => state.select)
  const setFilter = useList((state) => state.setFilter)
  const leave = useEditor((state) => state.leave)
  const { alreadyOn } = found
  if (alreadyOn === null) return null
  return (
    <div className="found__already">
      <span>{t('scan.alreadyOn', { title: alreadyOn.title === '' ? t('list.untitled') : alreadyOn.title })}</span>
      <Button
        className="button"
        onPress={() => {
          close()
          leave(() => {
            setFilter('all')
            select(alreadyOn.id)
          })
        }}
      >
        {t('scan.showLogin')}
      </Button>
    </div>
  )
}
