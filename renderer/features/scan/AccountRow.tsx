// Owns one code among several on the scan sheet: chosen or not, where it goes, its live code, and what became of it. Never its key.
import { Check, ChevronsUpDown } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { MatchedOtp } from '../../../shared/model/collected.ts'
import { useT } from '../../i18n/language-store.ts'
import { CodePreview } from '../../ui/LiveCode.tsx'
import { OtpNames, OtpParameterLine } from '../../ui/OtpParameterLine.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import { useList } from '../list/list-store.ts'
import { useOtp } from '../otp/otp-store.ts'
import { isOpen, NEW_LOGIN } from './scan-rows.ts'
import { useScan } from './scan-store.ts'
import { TargetName, TargetSelect } from './TargetSelect.tsx'

interface Props {
  found: MatchedOtp
  /** Where on its picture it stood; an account of a transfer has no place of its own. */
  map?: ReactNode
}

export function AccountRow({ found, map }: Props) {
  const t = useT()
  const { handle, parameters, warnings, code: firstCode } = found.draft
  const row = useScan((state) => state.rows[handle])
  const code = useOtp((state) => state.codes[handle])
  const setChosen = useScan((state) => state.setChosen)
  if (row === undefined) return null
  const isStillOpen = isOpen(found, { [handle]: row })
  const name = [parameters.issuer, parameters.account].filter((part) => part !== '').join(' · ')
  return (
    <li className="account" data-open={isStillOpen || undefined}>
      <input
        type="checkbox"
        className="account__check"
        aria-label={t('scan.choose', { name: name === '' ? t('otp.unnamed') : name })}
        checked={isStillOpen && row.isChosen}
        disabled={!isStillOpen}
        onChange={(event) => { setChosen(handle, event.currentTarget.checked) }}
      />
      {map}
      <div className="account__body">
        <div className="found__what">
          <span className="otp-done__text">
            <OtpNames parameters={parameters} />
            <OtpParameterLine parameters={parameters} />
          </span>
          {isStillOpen && <CodePreview code={code ?? firstCode ?? undefined} parameters={parameters} />}
        </div>
        {isStillOpen && warnings.length > 0 && (
          <Sentence tone="warn">{warnings.map((warning) => t(`otpWarning.${warning}`)).join(' ')}</Sentence>
        )}
        {isStillOpen ? <Target found={found} target={row.target} name={name} /> : <Done found={found} addedTo={row.addedTo} isNewLogin={row.target === NEW_LOGIN} />}
      </div>
    </li>
  )
}

/** The list of all logins is made when it is asked for: sixty of them at once would be felt. */
function Target({ found, target, name }: { found: MatchedOtp; target: string; name: string }) {
  const t = useT()
  const [isAsked, setAsked] = useState(false)
  if (isAsked) return <TargetSelect found={found} isOpenAtFirst />
  return (
    <div className="target">
      <span className="target__label">{t('scan.addTo')}</span>
      <Button className="target__button" aria-label={t('scan.changeTarget', { name })} onPress={() => { setAsked(true) }}>
        <TargetName target={target} found={found} />
        <ChevronsUpDown size={14} aria-hidden="true" />
      </Button>
    </div>
  )
}

function Done({ found, addedTo, isNewLogin }: { found: MatchedOtp; addedTo: string | null; isNewLogin: boolean }) {
  const t = useT()
  const added = useList((state) => state.items.find((one) => one.item.id === addedTo)?.item.title)
  if (addedTo === null) {
    const title = found.alreadyOn?.title ?? ''
    return <p className="account__already">{t('scan.alreadyOn', { title: title === '' ? t('list.untitled') : title })}</p>
  }
  return (
    <p className="found__done" role="status">
      <Check size={16} aria-hidden="true" />
      {isNewLogin || added === undefined ? t('scan.addedToNew') : t('scan.added', { title: added })}
    </p>
  )
}
