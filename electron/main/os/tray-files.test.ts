// Holds that every look of the tray's icon has its files, in the size that each platform shows.
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'

const RESOURCES = resolve(import.meta.dirname, '../../../resources')

it.each(['locked', 'unlocked', 'ending'])('the look “%s” has its pictures', async (looks) => {
  const sizes = [['.png', 24], ['@2x.png', 48], ['Template.png', 18], ['Template@2x.png', 36]] as const
  for (const [ending, size] of sizes) {
    const { width, height, data } = PNG.sync.read(await readFile(join(RESOURCES, `tray-${looks}${ending}`)))
    expect([width, height, data.some((value, index) => index % 4 === 3 && value === 255)]).toEqual([size, size, true])
    // A template is black on nothing: macOS gives it its colour.
    if (ending.startsWith('Template')) expect(data.every((value, index) => index % 4 === 3 || data[index - (index % 4) + 3] === 0 || value === 0)).toBe(true)
  }
})
