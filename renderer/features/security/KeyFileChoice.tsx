// Owns choosing a key file in a dialog: one to be added, or the one that the vault has. Knows its name only.
import { FileKey2 } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useSecurity } from './security-store.ts'

export function KeyFileChoice({ isPresent = false }: { isPresent?: boolean }) {
  const t = useT()
  const name = useSecurity((state) => (isPresent ? state.presentKeyFile : state.nextKeyFile))
  const isWorking = useSecurity((state) => state.isWorking)
  const choose = useSecurity((state) => state.chooseKeyFile)
  const make = useSecurity((state) => state.makeKeyFile)
  return (
    <div className="key-file-choice" role="group" aria-label={t('security.keyFile')}>
      <FileKey2 size={18} aria-hidden="true" />
      <span className="key-file-choice__name clipped" data-empty={name === null || undefined}>
        {name ?? t('unlock.keyFileNone')}
      </span>
      <Button className="button" isDisabled={isWorking} onPress={() => void choose(isPresent ? 'current' : 'next')}>
        {t('unlock.keyFileChoose')}
      </Button>
      {!isPresent && (
        <Button className="button" isDisabled={isWorking} onPress={() => void make()}>
          {t('security.makeKeyFile')}
        </Button>
      )}
    </div>
  )
}
