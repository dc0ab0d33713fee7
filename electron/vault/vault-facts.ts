// Owns what main is told of the vault as a whole: its name, and whether it can be changed. Tries to take over a vault that another program had open.
import type { VaultStore } from './file/store.ts'

export interface VaultFacts {
  name: string
  readOnly: boolean
}

export interface VaultFactsParts {
  readonly tell: (facts: VaultFacts) => void
  /** Calls back now and then, until what it answers with is called; without it nothing is taken over. */
  readonly repeat?: ((action: () => void) => () => void) | undefined
  readonly onUnexpected: (what: string, error: unknown) => void
}

export interface FactsKeeper {
  /** The facts of a vault that was just opened, told by whoever opened it. */
  opened(store: VaultStore): VaultFacts
  /** Tells what is another since. */
  look(): void
  /** Another program has it open, perhaps for minutes only. `onTaken`: it can be changed from now on. */
  waitForLock(onTaken: () => void): void
  end(): void
}

export function createVaultFacts({ tell, repeat, onUnexpected }: VaultFactsParts): FactsKeeper {
  let open: VaultStore | null = null
  let told: VaultFacts = { name: '', readOnly: false }
  let stopWaiting: () => void = () => undefined
  const present = (store: VaultStore): VaultFacts => ({ name: store.document().name.value, readOnly: store.readOnly })

  const look = (): void => {
    if (open === null) return
    const facts = present(open)
    if (facts.name === told.name && facts.readOnly === told.readOnly) return
    told = facts
    tell(facts)
  }
  return {
    opened: (store) => {
      open = store
      told = present(store)
      return told
    },
    look,
    waitForLock: (onTaken) => {
      const store = open
      if (repeat === undefined || store === null) return
      stopWaiting = repeat(() => {
        store.takeOver().then(
          (isOurs) => {
            if (!isOurs || open === null) return
            stopWaiting()
            look()
            onTaken()
          },
          (error: unknown) => {
            // A vault that is being closed is asked for nothing any more.
            if (open !== null) onUnexpected('store.takeOver', error)
          }
        )
      })
    },
    end: () => {
      open = null
      stopWaiting()
    }
  }
}
