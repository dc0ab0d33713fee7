// Owns one transfer of an authenticator app on the scan sheet: how far it came, the ways to its missing codes, and what was refused.
import { Image, QrCode } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { RefusedAccount, Transfer } from '../../../shared/model/collected.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { listText } from '../../i18n/locale-text.ts'
import { useKeyName } from '../../ui/platform.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { AccountRow } from './AccountRow.tsx'
import { useScan } from './scan-store.ts'

export function TransferSection({ transfer }: { transfer: Transfer }) {
  const t = useT()
  const discard = useScan((state) => state.discardTransfer)
  const { id, size, missing, accounts, refused } = transfer
  return (
    <section className="collected" aria-label={t('collected.title')}>
      <header className="collected__head">
        <span className="collected__progress">
          {missing.length === 0 ? t('collected.complete', { count: accounts.length }) : t('collected.progress', { read: size - missing.length, size })}
        </span>
        <Button className="button" data-tone="quiet" aria-label={t('collected.discardNamed')} onPress={() => void discard(id)}>
          {t('collected.discard')}
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
  const parts = listText(language, missing.map(String))
  return (
    <div className="collected__missing">
      <Sentence tone="warn" isNews>
        {t('collected.missing', { parts, size, count: missing.length })}
      </Sentence>
      <div className="collected__ways">
        <Button className="button" isPending={isLooking} onPress={() => void run('screen')}>
          <QrCode size={16} aria-hidden="true" />
          {isLooking ? t('sidebar.scanning') : t('collected.next')}
        </Button>
        <Button className="button" isPending={isLooking} onPress={() => void run('file')}>
          <Image size={16} aria-hidden="true" />
          {t('collected.image')}
        </Button>
      </div>
      <p className="collected__hint">{t('collected.pasteHint', { keys: keyName('V') })}</p>
    </div>
  )
}

function Refused({ refused }: { refused: readonly RefusedAccount[] }) {
  const t = useT()
  return (
    <Sentence tone="bad">
      {t('collected.refused', { count: refused.length })}
      <ul className="collected__refused">
        {refused.map(({ issuer, account, reason }, index) => {
          const name = [issuer, account].filter((part) => part !== '').join(' · ')
          return (
            <li key={index}>
              <strong>{name === '' ? t('collected.unnamed') : name}</strong> {t(`accountRefusal.${reason}`)}
            </li>
          )
        })}
      </ul>
    </Sentence>
  )
}
