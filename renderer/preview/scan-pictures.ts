// Owns the pictures of what stands around the codes of the preview. Development only.
import type { CodeSurroundings } from '../../shared/model/scan.ts'

/** A page with a head, a few lines and the hole of its code. */
export function aroundOf(place: CodeSurroundings['place']): CodeSurroundings {
  const [widthPx, heightPx] = [160, 100]
  const data = new Uint8Array(widthPx * heightPx * 4)
  const colourAt = (x: number, y: number): readonly number[] => {
    if (Math.abs(x - 80) < 16 && Math.abs(y - 50) < 16) return [0, 0, 0, 0]
    if (y < 12) return [138, 43, 90, 255]
    if (x > 106 && x < 146 && y % 10 < 3 && y > 30 && y < 70) return [190, 190, 196, 255]
    return x < 10 || x > 150 ? [236, 238, 243, 255] : [255, 250, 251, 255]
  }
  for (let y = 0; y < heightPx; y += 1) for (let x = 0; x < widthPx; x += 1) data.set(colourAt(x, y), (y * widthPx + x) * 4)
  return { place, picture: { widthPx, heightPx, data, centre: { x: 0.5, y: 0.5 } } }
}
