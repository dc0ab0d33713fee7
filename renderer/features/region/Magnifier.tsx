// Owns the enlarged pixels beside the pointer. Paints them from the frozen picture on the page and keeps none.
import { useEffect, useRef, type RefObject } from 'react'
import type { Point, Size } from './selection.ts'

/** Pixels of the picture across the glass, and pixels of the page for it: an odd number, so that one stands in the middle. */
const PIXELS_ACROSS = 25
const SIDE = 150
const GAP = 24

interface Props {
  image: RefObject<HTMLImageElement | null>
  /** In pixels of the picture. */
  at: Point
  scale: number
  picture: Size
}

export function Magnifier({ image, at, scale }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const x = Math.floor(at.x)
  const y = Math.floor(at.y)
  useEffect(() => {
    const brush = canvas.current?.getContext('2d')
    if (brush === null || brush === undefined || image.current === null) return
    brush.imageSmoothingEnabled = false
    brush.clearRect(0, 0, SIDE, SIDE)
    const half = (PIXELS_ACROSS - 1) / 2
    brush.drawImage(image.current, x - half, y - half, PIXELS_ACROSS, PIXELS_ACROSS, 0, 0, SIDE, SIDE)
  }, [image, x, y])
  // On the other side where it would stand out.
  const left = at.x / scale + GAP + SIDE > window.innerWidth ? at.x / scale - GAP - SIDE : at.x / scale + GAP
  const top = at.y / scale + GAP + SIDE > window.innerHeight ? at.y / scale - GAP - SIDE : at.y / scale + GAP
  return (
    <div className="magnifier" style={{ left, top, width: SIDE, height: SIDE }} aria-hidden="true">
      <canvas ref={canvas} width={SIDE} height={SIDE} />
    </div>
  )
}
