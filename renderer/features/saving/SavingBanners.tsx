// Owns the lines above the panes that say what became of the file: kept aside, a backup in its place, changes taken in, copies found.
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { MessageKey, Translate } from '../../../shared/i18n/messages.ts'
import type { MergeConflict } from '../../../shared/model/saving.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { dateText } from '../../i18n/locale-text.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useSaving } from './saving-store.ts'

/** More names than this would fill the window; all of them are in the histories. */
const NAMED_CONFLICTS = 5

const ASIDE: Partial<Record<ErrorCode, Extract<MessageKey, `saving.aside.${string}`>>> = {
  'vault-disk-full': 'saving.aside.vault-disk-full',
  'vault-no-permission': 'saving.aside.vault-no-permission',
  'vault-changed-outside': 'saving.aside.vault-changed-outside',
  'vault-key-changed': 'saving.aside.vault-key-changed',
  'vault-other-vault': 'saving.aside.vault-other-vault'
}

export function SavingBanners() {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const saving = useSaving((state) => state.saving)
  const isBusy = useSaving((state) => state.isBusy)
  const retry = useSaving((state) => state.retry)
  const putInPlace = useSaving((state) => state.putInPlace)
  const dismiss = useSaving((state) => state.dismissMerged)
  const open = useSaving((state) => state.open)
  const { problem, openedBackupAtMs, merged, copies, strangers, recoveryFolder } = saving
  return (
    <>
      {problem !== null && (
        <Banner tone="bad" action={t('saving.retry')} isBusy={isBusy} onAction={() => void retry()}>
          {t(ASIDE[problem] ?? 'saving.aside.vault-save-failed')} <span className="saving-banner__folder">{t('saving.recoveryFolder', { folder: recoveryFolder })}</span>
        </Banner>
      )}
      {openedBackupAtMs !== null && (
        <Banner tone="bad" action={t('saving.putInPlace')} isBusy={isBusy} onAction={() => void putInPlace()}>
          {t('saving.backupOpen', { date: dateText(language, openedBackupAtMs, 'moment') })}
        </Banner>
      )}
      {merged !== null && (
        <Banner tone={merged.conflicts.length > 0 || merged.ways !== undefined ? 'warn' : 'good'} action={t('saving.dismiss')} isBusy={false} onAction={() => void dismiss()}>
          {merged.items > 0 && t('saving.merged', { count: merged.items })} {merged.ways !== undefined && t(`saving.ways.${merged.ways}`)} {merged.conflicts.length > 0 && t('saving.conflicts', { count: merged.conflicts.length, names: namesOf(t, merged.conflicts) })}
        </Banner>
      )}
      {copies > 0 && (
        <Banner tone="warn" action={t('saving.showCopies')} isBusy={false} onAction={() => void open()}>
          {t('saving.copies', { count: copies })}
        </Banner>
      )}
      {copies === 0 && strangers > 0 && (
        <Banner tone="warn" action={t('saving.showCopies')} isBusy={false} onAction={() => void open()}>
          {t('saving.strangers', { count: strangers })}
        </Banner>
      )}
    </>
  )
}

function namesOf(t: Translate, conflicts: readonly MergeConflict[]): string {
  const names = conflicts.slice(0, NAMED_CONFLICTS).map(({ title, label, part }) => {
    const named = label === '' ? t(`field.${part}`) : label
    return t('saving.conflictName', { title: title === '' ? t('list.untitled') : title, part: named })
  })
  return names.join(t('saving.nameSeparator')) + (conflicts.length > NAMED_CONFLICTS ? '…' : '')
}

interface BannerProps {
  tone: 'bad' | 'warn' | 'good'
  action: string
  isBusy: boolean
  onAction: () => void
  children: ReactNode
}

function Banner({ tone, action, isBusy, onAction, children }: BannerProps) {
  return (
    <div className="saving-banner" data-tone={tone}>
      <Sentence tone={tone} isNews>
        {children}
      </Sentence>
      <Button className="button" isDisabled={isBusy} onPress={onAction}>
        {action}
      </Button>
    </div>
  )
}
