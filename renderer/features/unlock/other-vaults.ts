// Owns what the unlock view knows of other vaults, and turning to one of them. Holds names and folders only.
import { useEffect, useState } from 'react'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { Result } from '../../../shared/ipc/result.ts'
import type { SessionState } from '../../../shared/model/session.ts'
import type { RecentVault } from '../../../shared/model/vaults.ts'
import { useFirstT } from '../../i18n/language-store.ts'
import { commandOf } from '../../ui/key-names.ts'

export function useOtherVaults(bridge: Bridge<'unlock'>, session: SessionState, onTurned: (session: SessionState) => void) {
  const t = useFirstT()
  const [recent, setRecent] = useState<readonly RecentVault[]>([])
  const [refusal, setRefusal] = useState<ErrorCode | null>(null)
  const { calls } = bridge
  const place = `${session.vaultFolder}/${session.vaultName}/${session.phase}`

  useEffect(() => {
    void calls['vaults.recent'](null).then((result) => {
      if (result.ok) setRecent(result.value)
      // Another file is shown: what was said of an earlier one is no longer about it.
      setRefusal(null)
    })
  }, [calls, place])
  useEffect(() => bridge.on['vaults.refused'](({ code }) => { setRefusal(code) }), [bridge])

  const turn = async (call: Promise<Result<SessionState | null>>): Promise<void> => {
    const result = await call
    setRefusal(result.ok ? null : result.code)
    if (result.ok && result.value !== null) onTurned(result.value)
  }
  const openAnother = (): void => void turn(calls['session.chooseVault'](null))
  const createNew = (): void => void turn(calls['session.startNewVault'](null))
  const forget = async (id: string): Promise<void> => {
    const result = await calls['vaults.forget']({ id })
    if (result.ok) setRecent(result.value)
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (commandOf(event, bridge.platform) !== 'O') return
      event.preventDefault()
      openAnother()
    }
    document.addEventListener('keydown', onKey)
    return () => { document.removeEventListener('keydown', onKey) }
  })
  const vaults = recent
    .filter(({ isCurrent }) => !isCurrent)
    .map(({ id, name, folder, isMissing }) => ({
      id,
      text: name,
      folder: isMissing ? t('vaults.missing', { folder }) : folder,
      isMissing,
      removeText: t('vaults.forget', { name }),
      onChoose: () => void turn(calls['session.openRecent']({ id })),
      onRemove: () => void forget(id)
    }))
  return { vaults, refusal, openAnother, createNew }
}
