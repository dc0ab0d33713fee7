// The unlock view's first state there and back.
import { expect, it } from 'vitest'
import { firstStateOf, firstStateSearch, type FirstState } from './first-state.ts'

const FIRST: FirstState = {
  theme: 'dark',
  contrast: 'more',
  language: 'ja',
  session: { phase: 'locked', vaultName: '家の & 保管庫=1', vaultFolder: '/home/太郎/vaults?x#y', readOnly: false, notice: null, keyFile: null, quickUnlock: 'off', openedBy: null, isNew: false }
}

it('comes back as it was written, whatever is in a path', () => {
  expect(firstStateOf(firstStateSearch(FIRST))).toEqual(FIRST)
})

it('is null for an address without one', () => {
  expect(firstStateOf('')).toBeNull()
  expect(firstStateOf('?lang=en')).toBeNull()
})
