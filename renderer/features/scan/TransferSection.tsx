// Owns one transfer of an authenticator app on the scan sheet: how far it came, the ways to its missing codes, and what was refused.
import { Image, QrCode } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { RefusedAccount, Transfer } from '../../../shared/model/transfer.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { useKeyName } from '../../ui/platform.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { AccountRow } from './AccountRow.tsx'
import { useScan } from './scan-store.ts'

export function TransferSection({ transfer }: { transfer: Transfer }) {
  const t = useT()
  const discard = useScan((state) => state.discardTransfer)
  const { id, size, missing, accounts, refused } = transfer
  return (
    <section className="transfer" aria-label={t('transfer.title')}>
      <header className="transfer__head">
        <span className="transfer__progress">
          {missing.length === 0 ? t('transfer.complete', { count: accounts.length }) : t('transfer.progress', { read: size - missing.length, size })}
        </span>
        <Button className="button" data-tone="quiet" aria-label={t('transfer.discardNamed')} onPress={() => void discard(id)}>
          {t('transfer.discard')}
        </Button>
      </header>
      {missing.length > 0 && <MissingParts missing={missing} size={size} />}
      {refused.length > 0 && <Refused refused={refused} />}
      <ul className="account-list">
        {accounts.map((one) => (
          <AccountRow key={one.draft.handle} found={one} />
        ))}
      </ul>
    </section>
  )
}

function MissingParts({ missing, size }: { missing: readonly number[]; size: number }) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const keyName = useKeyName()
  const isLooking = useScan((state) => state.isLooking)
  const run = useScan((state) => state.run)
  const parts = new Intl.ListFormat(language, { type: 'conjunction' }).format(missing.map(String))
  return (
    <div className="transfer__missing">
      <Sentence tone="warn" isNews>
        {t('transfer.missing', { parts, size, count: missing.length })}
      </Sentence>
      <div className="transfer__ways">
        <Button className="button" isDisabled={isLooking} onPress={() => void run('screen')}>
          <QrCode size={16} aria-hidden="true" />
          {isLooking ? t('sidebar.scanning') : t('transfer.next')}
        </Button>
        <Button className="button" isDisabled={isLooking} onPress={() => void run('file')}>
          <Image size={16} aria-hidden="true" />
          {t('transfer.image')}
        </Button>
      </div>
      <p className="transfer__hint">{t('transfer.pasteHint', { keys: keyName('V') })}</p>
    </div>
  )
}

function Refused({ refused }: { refused: readonly RefusedAccount[] }) {
  const t = useT()
  return (
    <Sentence tone="bad">
      {t('transfer.refused', { count: refused.length })}
      <ul className="transfer__refused">
        {refused.map(({ issuer, account, reason }, index) => {
          const name = [issuer, account].filter((part) => part !== '').join(' · ')
          return (
            <li key={index}>
              <strong>{name === '' ? t('transfer.unnamed') : name}</strong> {t(`transferRefusal.${reason}`)}
            </li>
          )
        })}
      </ul>
    </Sentence>
  )
}
