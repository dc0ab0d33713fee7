// Holds the joining of slots that two computers changed: no way in is lost without a word, and none that was removed comes back.
import { beforeAll, describe, expect, it } from 'vitest'
import { SLOT_TYPE } from '../container/layout.ts'
import { makePasswordSlot, slotIdOf, slotTypeOf } from '../container/slots.ts'
import { seededRandom, TEST_KDF, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { createSlotHistory } from './slot-history.ts'

const random = seededRandom('slot history')
const saveIdOf = (number: number): Uint8Array => new Uint8Array(16).fill(number)
let original: Uint8Array

beforeAll(async () => {
  original = await makePasswordSlot({ vaultId: random(16), vaultKey: random(32), password: TEST_PASSWORD, policy: TEST_KDF, random })
})

/** The same slot under another id; and with another content where that is asked for. */
function slotOf(number: number, content = 0): Uint8Array {
  const slot = original.slice()
  const at = Buffer.from(original).indexOf(slotIdOf(original))
  slot.fill(number, at, at + 16)
  slot[slot.length - 1] = (slot.at(-1) ?? 0) ^ content
  return slot
}
const slots = (...numbers: number[]): Uint8Array[] => numbers.map((number) => slotOf(number))
const numbersIn = (list: readonly Uint8Array[]): number[] => list.map((slot) => slotIdOf(slot)[0] ?? -1).sort((a, b) => a - b)
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index)

function joined(mine: readonly number[][], theirs: { after: number; slots: Uint8Array[] }): { slots: number[]; ways: string | undefined } {
  const [first = [], ...later] = mine
  const history = createSlotHistory({ saveId: saveIdOf(0), slots: slots(...first) })
  later.forEach((numbers, index) => {
    history.saw({ saveId: saveIdOf(index + 1), slots: slots(...numbers) })
  })
  const result = history.join({ saveId: saveIdOf(99), prevSaveId: saveIdOf(theirs.after), slots: theirs.slots })
  return { slots: numbersIn(result.slots), ways: result.ways }
}

describe('ways in that two computers changed', () => {
  it('are ours where the other one changed none', () => {
    expect(joined([[1], [1, 2]], { after: 0, slots: slots(1) })).toEqual({ slots: [1, 2], ways: undefined })
  })

  it('are theirs where only they changed them', () => {
    expect(joined([[1]], { after: 0, slots: slots(1, 3) })).toEqual({ slots: [1, 3], ways: 'changed' })
  })

  it('are those of both where both added one', () => {
    expect(joined([[1], [1, 2]], { after: 0, slots: slots(1, 3) })).toEqual({ slots: [1, 2, 3], ways: 'joined' })
  })

  it('do not come back where one of them was removed here', () => {
    expect(joined([[1, 2], [2]], { after: 0, slots: slots(1, 2, 3) })).toEqual({ slots: [2, 3], ways: 'joined' })
  })

  it('are theirs, and the person is told of the loss, where both together are more than a file has', () => {
    expect(joined([[1], range(1, 10)], { after: 0, slots: slots(1, ...range(20, 29)) })).toEqual({ slots: [1, ...range(20, 29)], ways: 'replaced' })
  })

  it('are found to follow an earlier state also where the save before theirs is not known', () => {
    expect(joined([[1], [1, 2]], { after: 77, slots: slots(1) })).toEqual({ slots: [1, 2], ways: undefined })
    // They may have seen the third and removed it: nobody can say, so the person is told.
    expect(joined([[1, 2], [1, 2, 3]], { after: 77, slots: slots(1, 2, 9) })).toEqual({ slots: [1, 2, 9], ways: 'replaced' })
    expect(joined([[1]], { after: 77, slots: slots(5) })).toEqual({ slots: [5], ways: 'changed' })
  })

  it('of the keychain are no matter to speak of', () => {
    const keychain = slotOf(7)
    new DataView(keychain.buffer).setUint16(0, SLOT_TYPE.keychain)
    expect(slotTypeOf(keychain)).toBe(SLOT_TYPE.keychain)
    const { ways } = joined([[1]], { after: 0, slots: [slotOf(1), keychain] })
    expect(ways).toBeUndefined()
  })

  it('are remembered for a bounded number of saves', () => {
    const history = createSlotHistory({ saveId: saveIdOf(0), slots: slots(1) })
    for (const number of range(1, 200)) history.saw({ saveId: saveIdOf(number), slots: slots(1, 2) })
    expect(numbersIn(history.join({ saveId: saveIdOf(99), prevSaveId: saveIdOf(199), slots: slots(1, 2, 3) }).slots)).toEqual([1, 2, 3])
  })
})
