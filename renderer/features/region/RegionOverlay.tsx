// Owns what stands on one display while a region is drawn: the frozen picture, the rubber band, the magnifier. Sends places, never pixels.
import { useEffect, useRef, useState, type PointerEvent } from 'react'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import { pickPicturePath, type PickState } from '../../../shared/model/pick-state.ts'
import { useT } from '../../i18n/language-store.ts'
import { boxBetween, isInside, isTooSmall, moved, type Box, type Point, type Size } from './selection.ts'
import { Magnifier } from './Magnifier.tsx'
import { useRegionKeys } from './region-keys.ts'
import './region.css'

interface Props {
  calls: Bridge<'region'>['calls']
  state: PickState
}

/** In pixels of the page; a press that moves less is none yet. */
const DRAG_BEGINS_PX = 4

interface Drag {
  from: Point
  isUnderWay: boolean
  /** The box that is moved; null while one is drawn. */
  box: Box | null
}

export function RegionOverlay({ calls, state }: Props) {
  const t = useT()
  const image = useRef<HTMLImageElement>(null)
  const [picture, setPicture] = useState<Size | null>(null)
  const [box, setBox] = useState<Box | null>(null)
  const [pointer, setPointer] = useState<Point | null>(null)
  const drag = useRef<Drag | null>(null)
  // The page has pixels of its own; a display of twice the density has twice as many of them.
  const scale = picture === null ? 1 : picture.width / window.innerWidth

  const take = (taken: Box): void => void calls['region.take']({ picture: state.picture, ...taken })
  const cancel = (): void => void calls['region.cancel'](null)
  const handlers = useRegionKeys({ picture, box, setBox, take, cancel, scale })

  useEffect(() => {
    window.addEventListener('keydown', handlers.onKeyDown)
    return () => {
      window.removeEventListener('keydown', handlers.onKeyDown)
    }
  }, [handlers])

  const pointOf = (event: PointerEvent | React.MouseEvent): Point => ({ x: event.clientX * scale, y: event.clientY * scale })
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || picture === null || (event.target as Element).closest('button') !== null) return
    const from = pointOf(event)
    drag.current = { from, isUnderWay: false, box: box !== null && isInside(from, box) ? box : null }
  }
  const onPointerMove = (event: PointerEvent): void => {
    const at = pointOf(event)
    // The glass would cover the buttons that the pointer has come for.
    setPointer((event.target as Element).closest('button') === null ? at : null)
    if (drag.current === null || picture === null) return
    const { from, box: held } = drag.current
    // A hand is never quite still between the presses of a double click, which a captured pointer would not make.
    if (!drag.current.isUnderWay && Math.hypot(at.x - from.x, at.y - from.y) < DRAG_BEGINS_PX * scale) return
    drag.current.isUnderWay = true
    // Beyond the edge a drag goes on.
    event.currentTarget.setPointerCapture(event.pointerId)
    if (held !== null) setBox(moved(held, { x: at.x - from.x, y: at.y - from.y }, picture))
    else {
      const drawn = boxBetween(from, at, picture)
      if (!isTooSmall(drawn)) setBox(drawn)
    }
  }
  return (
    <main
      className="region"
      aria-label={t('region.hint')}
      data-drawn={box !== null || undefined}
      data-ready={picture !== null || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        // What is drawn has its buttons at the corner where the pointer stands: the glass leaves them free until it moves on.
        if (drag.current?.isUnderWay === true) setPointer(null)
        drag.current = null
      }}
      onPointerLeave={() => { setPointer(null) }}
      onDoubleClick={(event) => { handlers.takeAt(pointOf(event)) }}
      onContextMenu={(event) => {
        event.preventDefault()
        cancel()
      }}
    >
      <img
        ref={image}
        className="region__picture"
        src={pickPicturePath(state.picture)}
        alt=""
        draggable={false}
        onLoad={({ currentTarget }) => { setPicture({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight }) }}
      />
      <p className="region__hint">{t('region.hint')}</p>
      {box !== null && <Band box={box} scale={scale} onTake={() => { take(box) }} onCancel={cancel} />}
      {pointer !== null && picture !== null && <Magnifier image={image} at={pointer} scale={scale} picture={picture} />}
    </main>
  )
}

interface BandProps {
  box: Box
  scale: number
  onTake: () => void
  onCancel: () => void
}

/** What the buttons under the band need; where the band reaches the lower edge they stand inside it. */
const BUTTONS_HEIGHT_PX = 56

function Band({ box, scale, onTake, onCancel }: BandProps) {
  const t = useT()
  const place = { left: box.x / scale, top: box.y / scale, width: box.width / scale, height: box.height / scale }
  const isLow = place.top + place.height + BUTTONS_HEIGHT_PX > window.innerHeight
  return (
    <div className="region__band" style={place}>
      <span className="region__size" role="status" data-inside={place.top < 30 || undefined}>
        {t('region.size', { width: box.width, height: box.height })}
      </span>
      <div className="region__buttons" data-inside={isLow || undefined} data-left={place.left + place.width < 260 || undefined}>
        <button type="button" className="region__button" data-tone="accent" onClick={onTake}>
          {t('region.take')}
          <kbd>Enter</kbd>
        </button>
        <button type="button" className="region__button" onClick={onCancel}>
          {t('region.cancel')}
          <kbd>Esc</kbd>
        </button>
      </div>
    </div>
  )
}
