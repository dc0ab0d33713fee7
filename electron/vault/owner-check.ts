// Owns asking once more whether it is the owner who wants to see keys. One try at a time; remembers neither proof nor answer.
import type { OwnerProof } from '../../shared/model/proof.ts'

/** Resolves when the proof opens this vault; throws what opening the vault with it throws when it does not. */
type TryProof = (proof: OwnerProof) => Promise<void>

/**
 * Each try pays for the whole key derivation, so a view that was taken over guesses no faster than a thief of the file; and as they run one
 * after the other, many of them at once cannot exhaust the memory either.
 */
export function createOwnerCheck(tryProof: TryProof): TryProof {
  let queue: Promise<unknown> = Promise.resolve()
  return (proof) => {
    const checked = queue.then(() => tryProof(proof))
    queue = checked.catch(() => undefined)
    return checked
  }
}
