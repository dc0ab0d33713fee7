// Owns the reading that nobody asked for: a small drawn code, so that the first real picture meets compiled decoders. Tells nobody what it read.
import type { ReaderImage } from '../../shared/ipc/host-contract.ts'
import type { ReadPicture } from './read-picture.ts'

/** What one code needs to be compiled; the third reading takes a tenth of the first. */
const READINGS = 3
const BUDGET_MS = 500
const SIZE = { widthPx: 480, heightPx: 360 }
const CORNER = { x: 120, y: 90 }
const MODULE_PX = 5
const PAPER = 0xf0

/** "NIDAN WARMS UP", ISO/IEC 18004 version 1-L. */
const CODE = `
#######.#####.#######
#.....#.##.##.#.....#
#.###.#..###..#.###.#
#.###.#..#.##.#.###.#
#.###.#.#...#.#.###.#
#.....#.#.#...#.....#
#######.#.#.#.#######
........####.........
###..##.#########..##
#.#.#.....#.....##.#.
#..##.##.#...#.#.##..
#......#....#..#..##.
#..####..#....#.##.##
........##.#.#.#.#...
#######..#.##.#.....#
#.....#.#.##.#.....##
#.###.#..#.##...###.#
#.###.#..##..###..#..
#.###.#.#....##.#..##
#.....#.#.#.#..#.##.#
#######.#....##..#.##
`
  .trim()
  .split('\n')

function drawnCode(): ReaderImage {
  const { widthPx, heightPx } = SIZE
  const data = new Uint8Array(widthPx * heightPx * 4).fill(PAPER)
  for (const [row, modules] of CODE.entries()) {
    for (let column = 0; column < modules.length; column += 1) {
      if (modules[column] !== '#') continue
      for (let y = 0; y < MODULE_PX; y += 1) {
        const start = (CORNER.y + row * MODULE_PX + y) * widthPx + CORNER.x + column * MODULE_PX
        data.fill(0, start * 4, (start + MODULE_PX) * 4)
      }
    }
  }
  return { kind: 'pixels', name: '', order: 'bgra', ...SIZE, data }
}

/** Reads the drawn code a few times, and stops as soon as `isNeeded` says that a real picture waits. Answers how often it was read. */
export async function warmUp(readPicture: ReadPicture, isNeeded: () => boolean): Promise<number> {
  let read = 0
  for (let reading = 0; reading < READINGS && isNeeded(); reading += 1) {
    await readPicture(drawnCode(), {
      budgetMs: BUDGET_MS,
      showsSurroundings: true,
      onCode: () => {
        read += 1
      }
    })
    // A picture that came meanwhile is heard.
    await new Promise((resolve) => setTimeout(resolve))
  }
  return read
}
