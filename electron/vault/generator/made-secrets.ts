// Owns what the generator has made since the unlock, for as long as it may still be used. In this process only; ends with it.
import { AppError } from '../../../shared/errors.ts'
import type { Generated, Recipe } from '../../../shared/model/generator.ts'
import { makeSecret, type MakingParts } from '../../password/make-secret.ts'
import { newUuid } from '../document/ids.ts'

/** Somebody who presses "another one" this often does not want the first one back. */
const MAX_HELD = 100

export interface MadeSecrets {
  /** Throws what `makeSecret` throws. */
  make(recipe: Recipe): Promise<Generated>
  /** Throws `generator-gone` for one that was not made here, or too long ago. */
  valueOf(id: string): string
}

export function createMadeSecrets(parts: MakingParts): MadeSecrets {
  const held = new Map<string, string>()
  return {
    make: async (recipe) => {
      const { value, bits } = await makeSecret(parts, recipe)
      const id = newUuid(parts.random)
      held.set(id, value)
      for (const oldest of held.keys()) {
        if (held.size <= MAX_HELD) break
        held.delete(oldest)
      }
      return { id, value, bits }
    },
    valueOf: (id) => {
      const value = held.get(id)
      if (value === undefined) throw new AppError('generator-gone')
      return value
    }
  }
}
