// Owns asking once more whether it is the owner who wants to see keys. One try at a time; remembers neither proof nor answer.
import type { OwnerProof } from '../../shared/model/transfer.ts'

/** One for each kind of proof: resolves when it opens this vault, throws what opening the vault with it throws when it does not. */
export interface OwnerCheckParts {
  readonly password: (password: string) => Promise<void>
}

/**
 * Each try pays for the whole key derivation, so a view that was taken over guesses no faster than a thief of the file; and as they run one
 * after the other, many of them at once cannot exhaust the memory either.
 */
export function createOwnerCheck(parts: OwnerCheckParts): (proof: OwnerProof) => Promise<void> {
  let queue: Promise<unknown> = Promise.resolve()
  return (proof) => {
    const checked = queue.then(() => parts[proof.kind](proof.password))
    queue = checked.catch(() => undefined)
    return checked
  }
}
