// Owns the line between two panes: dragged, moved by arrow keys, put back by a double click. Changes no width itself.
import { useRef, type KeyboardEvent } from 'react'
import { useMove } from 'react-aria/useMove'
import { PANE_LIMITS, type Pane } from '../../../shared/model/pane-widths.ts'
import { useT } from '../../i18n/language-store.ts'
import { usePanes } from './panes-store.ts'

const STEP_PX = 8
const FAR_STEP_PX = 40

/** `pane`: the one before the line. `widthPx`: what it is meant to be; a narrow window may show it narrower. */
export function PaneSeparator({ pane, widthPx }: { pane: Pane; widthPx: number }) {
  const t = useT()
  const drag = usePanes((state) => state.drag)
  const drop = usePanes((state) => state.drop)
  const resetWidth = usePanes((state) => state.resetWidth)
  const line = useRef<HTMLDivElement>(null)
  /** Where the hand is, which may be beyond where the pane can follow. */
  const wantedPx = useRef(widthPx)
  const { leastPx, mostPx } = PANE_LIMITS[pane]
  const { moveProps } = useMove({
    onMoveStart: () => {
      wantedPx.current = line.current?.previousElementSibling?.getBoundingClientRect().width ?? widthPx
    },
    onMove: ({ deltaX, pointerType, shiftKey }) => {
      wantedPx.current += pointerType === 'keyboard' ? deltaX * (shiftKey ? FAR_STEP_PX : STEP_PX) : deltaX
      // Up and down mean nothing to a line that stands upright.
      if (deltaX !== 0) drag(pane, wantedPx.current)
    },
    onMoveEnd: () => void drop()
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter') void resetWidth(pane)
    else if (event.key === 'Home' || event.key === 'End') {
      drag(pane, event.key === 'Home' ? leastPx : mostPx)
      void drop()
    } else return
    event.preventDefault()
  }
  return (
    <div
      {...moveProps}
      ref={line}
      className="pane-line"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t(pane === 'sidebar' ? 'panes.sidebarWidth' : 'panes.listWidth')}
      aria-valuemin={leastPx}
      aria-valuemax={mostPx}
      aria-valuenow={widthPx}
      aria-valuetext={t('panes.width', { pixels: widthPx })}
      title={t('panes.widthHint')}
      onKeyDown={(event) => {
        onKeyDown(event)
        moveProps.onKeyDown?.(event)
      }}
      onDoubleClick={() => void resetWidth(pane)}
    />
  )
}
