// Closing the window: hidden where it is wished for and can be brought back, else the end of the program.
import { expect, it } from 'vitest'
import { closeToTray } from './close-to-tray.ts'

function rig({ isWanted = true, hasTray = true } = {}) {
  let listener: (event: { preventDefault(): void }) => void = () => undefined
  const seen: string[] = []
  const closing = closeToTray({
    window: {
      on: (_event, added) => {
        listener = added
      },
      hide: () => seen.push('hidden')
    },
    isWanted: () => isWanted,
    hasTray: () => hasTray,
    onStayed: () => seen.push('said')
  })
  const close = (): string[] => {
    seen.length = 0
    listener({ preventDefault: () => seen.push('stays') })
    return [...seen]
  }
  return { closing, close }
}

it('the window is hidden and the program stays', () => {
  expect(rig().close()).toEqual(['stays', 'hidden', 'said'])
})

it.each([{ isWanted: false }, { hasTray: false }])('it is closed with %o', (parts) => {
  expect(rig(parts).close()).toEqual([])
})

it('it is closed at the end of the program', () => {
  const { closing, close } = rig()
  closing.leave()
  expect(close()).toEqual([])
})
