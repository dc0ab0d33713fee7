// Owns the button that brings the sidebar out where there is no room for it. Nothing stands there while there is.
import { PanelLeft } from 'lucide-react'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useKeyName } from '../../ui/platform.ts'
import { usePanes } from './panes-store.ts'
import { useStage } from '../../state/use-stage.ts'

export function DrawerButton() {
  const t = useT()
  const keyName = useKeyName()
  const isOpen = usePanes((state) => state.isDrawerOpen)
  const setOpen = usePanes((state) => state.setDrawerOpen)
  if (useStage() === 'wide') return null
  return (
    <IconButton className="drawer-button" name={t('panes.openDrawer')} keys={keyName('D', true)} aria-expanded={isOpen} aria-haspopup="dialog" onPress={() => { setOpen(true) }}>
      <PanelLeft size={18} />
    </IconButton>
  )
}
