// Owns how the panes stand beside each other: three, two with a drawer, or one at a time. Knows nothing of what is in them.
import { useEffect, type CSSProperties, type ReactNode } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useSettings } from '../settings/settings-store.ts'
import { PaneSeparator } from './PaneSeparator.tsx'
import { usePanes } from './panes-store.ts'
import { useStage } from '../../state/use-stage.ts'
import './panes.css'

interface Props {
  /** Which of the two is shown where only one has room. */
  shown: 'list' | 'item'
  banner: ReactNode
  sidebar: ReactNode
  list: ReactNode
  item: ReactNode
}

export function PaneGrid({ shown, banner, sidebar, list, item }: Props) {
  const stage = useStage()
  const dragged = usePanes((state) => state.dragged)
  const setDrawerOpen = usePanes((state) => state.setDrawerOpen)
  const kept = useSettings((state) => state.settings)
  const sidebarPx = dragged?.pane === 'sidebar' ? dragged.widthPx : kept.sidebarWidthPx
  const listPx = dragged?.pane === 'list' ? dragged.widthPx : kept.listWidthPx
  useEffect(() => {
    if (stage === 'wide') setDrawerOpen(false)
  }, [stage, setDrawerOpen])
  const widths: CSSProperties & Record<`--${string}`, string> = { '--sidebar-width': `${String(sidebarPx)}px`, '--list-width': `${String(listPx)}px` }
  return (
    <div className="window" data-stage={stage} data-pane={shown} data-dragging={dragged?.pane} style={widths}>
      {banner}
      {stage === 'wide' ? (
        <>
          {sidebar}
          <PaneSeparator pane="sidebar" widthPx={sidebarPx} />
        </>
      ) : (
        <Drawer>{sidebar}</Drawer>
      )}
      {list}
      {stage !== 'single' && <PaneSeparator pane="list" widthPx={listPx} />}
      {item}
    </div>
  )
}

function Drawer({ children }: { children: ReactNode }) {
  const t = useT()
  const isOpen = usePanes((state) => state.isDrawerOpen)
  const setOpen = usePanes((state) => state.setDrawerOpen)
  return (
    <ModalOverlay className="drawer-veil" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
      <Modal className="drawer">
        <Dialog className="drawer__dialog" aria-label={t('panes.drawer')}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
