// Texts to the vault process, numbers to main: never the other way round.
import { expect, it } from 'vitest'
import { createFoundDelivery } from './deliver-found.ts'

const otp = (text: string): { text: string; place: { image: number; x: number; y: number; width: number; height: number } } => ({
  text,
  place: { image: 0, x: 0, y: 0, width: 1, height: 1 }
})

function rig() {
  const toVault: string[] = []
  const toMain: unknown[] = []
  const due: (() => void)[] = []
  let number = 0
  const delivery = createFoundDelivery({
    toVault: ({ scanId, texts }) => toVault.push(`${scanId}: ${texts.map(({ text }) => text).join(' ')}`),
    toMain: (found) => toMain.push(found),
    newScanId: () => {
      number += 1
      return `delivery ${String(number)}`
    },
    schedule: (action) => due.push(action)
  })
  return { delivery, toVault, toMain, due }
}

it('codes found together go together, later ones by themselves; main hears only that they wait', () => {
  const { delivery, toVault, toMain, due } = rig()
  delivery.add(otp('a'))
  delivery.add(otp('b'))
  due.shift()?.()
  delivery.add(otp('c'))
  delivery.flush()
  expect(toVault).toEqual(['delivery 1: a b', 'delivery 2: c'])
  expect(toMain).toEqual([
    { scanId: 'delivery 1' },
    { scanId: 'delivery 2' }
  ])
})

it('nothing is delivered twice or empty', () => {
  const { delivery, toVault, due } = rig()
  delivery.flush()
  delivery.add(otp('a'))
  delivery.flush()
  due.shift()?.()
  expect(toVault).toEqual(['delivery 1: a'])
})
