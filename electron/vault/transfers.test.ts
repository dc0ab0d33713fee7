import { describe, expect, it } from 'vitest'
import { transferOf, type EncodedAccount, type EncodedPayload } from '../otp/testdata/migration-encoder.ts'
import { createCodeClock } from './code-clock.ts'
import { createDrafts, type Drafts } from './drafts.ts'
import { codeThrown, TEST_NOW_MS } from './testdata/fixtures.ts'
import { createTransfers, type Transfers } from './transfers.ts'

const account = (name: string, change: Partial<EncodedAccount> = {}): EncodedAccount => ({
  secret: new TextEncoder().encode(name.padEnd(20, '.')),
  name,
  issuer: 'Shop',
  ...change
})

function setUp(): { transfers: Transfers; drafts: Drafts; take: (payload: Partial<EncodedPayload>) => boolean } {
  let ids = 0
  const newId = (): string => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`
  const drafts = createDrafts({ nowMs: () => TEST_NOW_MS, codeClock: createCodeClock({ nowMs: () => TEST_NOW_MS }), newHandle: newId })
  const transfers = createTransfers({ drafts, newId })
  return { transfers, drafts, take: (payload) => transfers.take(transferOf({ otpParameters: [account('a')], ...payload })) }
}
const names = ({ transfers }: ReturnType<typeof setUp>): string[][] =>
  transfers.list().map(({ accounts }) => accounts.map(({ otp }) => otp.parameters.account))

describe('the parts of a transfer', () => {
  it('come together in any order, and the missing ones are named', () => {
    const rig = setUp()
    const takePart = (index: number): number[] => {
      rig.take({ otpParameters: [account(`n${index}`)], batchId: -5, batchSize: 4, batchIndex: index })
      return [...rig.transfers.list()[0]!.missing]
    }
    expect([takePart(3), takePart(1), takePart(0), takePart(2)]).toEqual([[1, 2, 3], [1, 3], [3], []])
    expect(names(rig)).toEqual([['n0', 'n1', 'n2', 'n3']])
  })

  it('count once, however often they are read', () => {
    const rig = setUp()
    expect([rig.take({ batchId: 1 }), rig.take({ batchId: 1 })]).toEqual([true, false])
    expect(names(rig)).toEqual([['a']])
  })

  it('keep the handles of their accounts when another part comes', () => {
    const rig = setUp()
    rig.take({ batchId: 1, batchSize: 2, batchIndex: 1 })
    const [before] = rig.transfers.list()
    rig.take({ otpParameters: [account('b')], batchId: 1, batchSize: 2, batchIndex: 0 })
    expect(rig.transfers.list()[0]?.accounts[1]?.handle).toBe(before?.accounts[0]?.handle)
  })

  it.each([
    ['of another number', { batchId: 2 }],
    ['of another size', { batchSize: 3 }],
    ['that says something else under the same number', {}]
  ])('are kept apart from a part %s', (_case, change) => {
    const rig = setUp()
    rig.take({ batchId: 1, batchSize: 2 })
    rig.take({ otpParameters: [account('b')], batchId: 1, batchSize: 2, ...change })
    expect(names(rig)).toEqual([['a'], ['b']])
  })

  it('hold an account once that is in two of them', () => {
    const rig = setUp()
    rig.take({ batchId: 1, batchSize: 2 })
    rig.take({ otpParameters: [account('a'), account('b'), account('b')], batchId: 1, batchSize: 2, batchIndex: 1 })
    expect(names(rig)).toEqual([['a', 'b']])
  })

  it('name the accounts that were refused', () => {
    const rig = setUp()
    rig.take({ otpParameters: [account('a', { algorithm: 4 }), account('b')] })
    expect(rig.transfers.list()).toMatchObject([{ refused: [{ issuer: 'Shop', account: 'a', reason: 'algorithm' }], accounts: [{}] }])
  })
})

describe('what is held', () => {
  it('is let go when it is discarded, and nothing else', () => {
    const rig = setUp()
    rig.take({ batchId: 1 })
    rig.take({ otpParameters: [account('b')], batchId: 2 })
    const [first, second] = rig.transfers.list()
    rig.transfers.discard(first!.id)
    rig.transfers.discard('not there')
    expect(codeThrown(() => rig.drafts.get(first!.accounts[0]!.handle))).toBe('otp-draft-gone')
    expect(rig.drafts.get(second!.accounts[0]!.handle).parameters.account).toBe('b')
    expect(rig.transfers.list()).toHaveLength(1)
  })

  it('is no more than 512 accounts', () => {
    const rig = setUp()
    const many = (batchIndex: number, count: number): Partial<EncodedPayload> => ({
      otpParameters: Array.from({ length: count }, (_, index) => account(`${batchIndex}.${index}`)),
      batchId: 1,
      batchSize: 10,
      batchIndex
    })
    for (let index = 0; index < 5; index += 1) rig.take(many(index, 100))
    expect(codeThrown(() => rig.take(many(5, 13)))).toBe('otp-transfer-too-many')
    expect(rig.take(many(6, 12))).toBe(true)
    expect(rig.transfers.list()[0]?.accounts).toHaveLength(512)
  })

  it('is no more than eight transfers', () => {
    const rig = setUp()
    for (let batchId = 1; batchId <= 8; batchId += 1) rig.take({ batchId })
    expect(codeThrown(() => rig.take({ batchId: 9 }))).toBe('otp-transfer-too-many')
  })
})
