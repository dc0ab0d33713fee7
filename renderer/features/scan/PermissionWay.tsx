// Owns the way to the permission that macOS asks for before anything looks at the screen, and looks again when the person comes back from it.
import { Settings } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useScan } from './scan-store.ts'

export function PermissionWay() {
  const t = useT()
  const openPermission = useScan((state) => state.openPermission)
  const lookAgain = useScan((state) => state.lookAgainIfPermitted)
  useEffect(() => {
    const onFocus = (): void => void lookAgain()
    window.addEventListener('focus', onFocus)
    return () => {
      window.removeEventListener('focus', onFocus)
    }
  }, [lookAgain])
  return (
    <>
      <p className="nothing-found__hint">{t('scan.permissionHint')}</p>
      <div className="nothing-found__ways">
        <Button className="button" data-tone="accent" autoFocus onPress={() => void openPermission()}>
          <Settings size={16} aria-hidden="true" />
          {t('scan.openPermission')}
        </Button>
      </div>
    </>
  )
}
