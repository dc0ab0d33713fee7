// Holds what main is told of a vault to changes only, and the waiting for another program's lock to an end.
import { describe, expect, it } from 'vitest'
import type { VaultStore } from './file/store.ts'
import { createVaultFacts, type FactsKeeper, type VaultFacts } from './vault-facts.ts'

interface Rig {
  readonly facts: FactsKeeper
  readonly told: VaultFacts[]
  readonly unexpected: string[]
  readonly store: VaultStore
  name: string
  takeOver: () => Promise<boolean>
  isReadOnly: boolean
  /** Null when nobody waits. */
  again: (() => void) | null
}

function start(canRepeat = true): Rig {
  const told: VaultFacts[] = []
  const unexpected: string[] = []
  const rig: Omit<Rig, 'facts' | 'store'> = { told, unexpected, name: 'Personal', isReadOnly: true, takeOver: () => Promise.resolve(false), again: null }
  const repeat = (action: () => void): (() => void) => {
    rig.again = action
    return () => {
      rig.again = null
    }
  }
  const store = {
    get readOnly() {
      return rig.isReadOnly
    },
    document: () => ({ name: { value: rig.name } }),
    takeOver: () => rig.takeOver()
  } as unknown as VaultStore
  const facts = createVaultFacts({ tell: (one) => told.push(one), repeat: canRepeat ? repeat : undefined, onUnexpected: (what) => unexpected.push(what) })
  return Object.assign(rig, { facts, store })
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('what main is told of a vault', () => {
  it('is nothing before one is open, and nothing that it knows already', () => {
    const rig = start()
    rig.facts.look()
    expect(rig.facts.opened(rig.store)).toEqual({ name: 'Personal', readOnly: true })
    rig.facts.look()
    expect(rig.told).toEqual([])
  })

  it('is another name, once', () => {
    const rig = start()
    rig.facts.opened(rig.store)
    rig.name = 'Family'
    rig.facts.look()
    rig.facts.look()
    expect(rig.told).toEqual([{ name: 'Family', readOnly: true }])
  })
})

describe('waiting for a vault that another program has open', () => {
  it('goes on until it can be taken over, says so, and ends', async () => {
    const rig = start()
    let taken = 0
    rig.facts.opened(rig.store)
    rig.facts.waitForLock(() => (taken += 1))
    rig.again?.()
    await settled()
    expect([taken, rig.told, rig.again !== null]).toEqual([0, [], true])
    rig.takeOver = () => {
      rig.isReadOnly = false
      return Promise.resolve(true)
    }
    rig.again?.()
    await settled()
    expect([taken, rig.told, rig.again]).toEqual([1, [{ name: 'Personal', readOnly: false }], null])
  })

  it('is not begun without a vault, nor where nothing can be repeated', () => {
    const [without, once] = [start(), start(false)]
    without.facts.waitForLock(() => undefined)
    once.facts.opened(once.store)
    once.facts.waitForLock(() => undefined)
    expect([without.again, once.again]).toEqual([null, null])
  })

  it('tells nothing of a vault that was closed while it was asked for, whatever the answer is', async () => {
    for (const answer of [() => Promise.resolve(true), () => Promise.reject(new Error('closed'))]) {
      const rig = start()
      let taken = 0
      rig.facts.opened(rig.store)
      rig.facts.waitForLock(() => (taken += 1))
      rig.takeOver = answer
      rig.again?.()
      rig.facts.end()
      await settled()
      expect([taken, rig.told, rig.unexpected, rig.again]).toEqual([0, [], [], null])
    }
  })

  it('reports what goes wrong, and goes on', async () => {
    const rig = start()
    rig.facts.opened(rig.store)
    rig.facts.waitForLock(() => undefined)
    rig.takeOver = () => Promise.reject(new Error('broken'))
    rig.again?.()
    await settled()
    expect([rig.unexpected, rig.again !== null]).toEqual([['store.takeOver'], true])
  })
})
