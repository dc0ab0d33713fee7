// Owns what the keys do while a region is drawn. Holds nothing.
import { boxAround, boxInMiddle, isInside, moved, resized, type Box, type Point, type Size } from './selection.ts'

interface Drawing {
  /** Null until the picture is there. */
  picture: Size | null
  box: Box | null
  setBox: (box: Box) => void
  take: (box: Box) => void
  cancel: () => void
  /** Pixels of the picture in one of the page. */
  scale: number
}

export interface RegionHandlers {
  onKeyDown: (event: KeyboardEvent) => void
  /** What a double click at this point of the picture takes. */
  takeAt: (point: Point) => void
}

/** In pixels of the page; with Ctrl or Command one pixel of the picture. */
const STEP = 10

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 }
}

export function useRegionKeys({ picture, box, setBox, take, cancel, scale }: Drawing): RegionHandlers {
  const onArrow = (direction: Point, event: KeyboardEvent, of: Size): void => {
    const step = event.ctrlKey || event.metaKey ? 1 : STEP * scale
    const by = { x: direction.x * step, y: direction.y * step }
    // The first arrow makes the box, so that no mouse is needed.
    if (box === null) setBox(boxInMiddle(of))
    else setBox(event.shiftKey ? resized(box, by, of) : moved(box, by, of))
  }
  return {
    onKeyDown: (event) => {
      if (event.key === 'Escape') {
        cancel()
        return
      }
      if (picture === null) return
      // A button that has the focus is pressed by Enter itself.
      const isOnButton = event.target instanceof Element && event.target.closest('button') !== null
      const direction = ARROWS[event.key]
      if (direction !== undefined) onArrow(direction, event, picture)
      else if (event.key === 'Enter' && box !== null && !isOnButton) take(box)
      else return
      event.preventDefault()
    },
    takeAt: (point) => {
      if (picture === null) return
      take(box !== null && isInside(point, box) ? box : boxAround(point, picture))
    }
  }
}
