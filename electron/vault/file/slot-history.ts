// Owns which slots this session has seen the file with, and what becomes of the ways in when two computers changed them (VAULT-FORMAT §10.2). Makes no slot.
import { equalBytes } from '../container/bytes.ts'
import type { VaultHeader } from '../container/header.ts'
import { MAX_SLOTS, SLOT_TYPE } from '../container/layout.ts'
import { areSameSlots, slotIdOf, slotTypeOf } from '../container/slots.ts'
import { knownSlotsOf } from '../container/ways-in.ts'
import type { MergeReport } from '../../../shared/model/saving.ts'

/** More saves than this between two looks at a file are told apart by their slots alone. */
const MAX_STATES = 256

type SlotList = readonly Uint8Array[]
type SavedHeader = Pick<VaultHeader, 'saveId' | 'prevSaveId' | 'slots'>
type State = Pick<SavedHeader, 'saveId' | 'slots'>

export interface JoinedSlots {
  readonly slots: SlotList
  /** `joined`: both sides changed them. `replaced`: a way of ours is not in what came in, and nobody can say why. Undefined: nothing to tell. */
  readonly ways: MergeReport['ways']
}

export interface SlotHistory {
  /** The file has these by now, by our save or another one's. */
  saw(header: State): void
  /** The slots that hold from now on, after `theirs` came in. */
  join(theirs: SavedHeader): JoinedSlots
}

export function createSlotHistory(first: State): SlotHistory {
  const states: State[] = [first]
  let last = first
  const ours = (): SlotList => last.slots

  /** What they had before they changed anything: the save that they followed, as far as it can be told. */
  const baseOf = (theirs: SavedHeader): SlotList => {
    const latest = (isIt: (state: State) => boolean): SlotList | undefined => states.findLast(isIt)?.slots
    const isKnown = (slot: Uint8Array): boolean => states.some(({ slots }) => holds(slots, slot))
    const common = theirs.slots.filter(isKnown)
    return (
      latest(({ saveId }) => equalBytes(saveId, theirs.prevSaveId)) ??
      latest(({ slots }) => areSameSlots(slots, theirs.slots)) ??
      latest(({ slots }) => common.every((slot) => holds(slots, slot))) ??
      ours()
    )
  }
  return {
    saw: ({ saveId, slots }) => {
      last = { saveId, slots }
      states.push(last)
      if (states.length > MAX_STATES) states.shift()
    },
    join: (theirs) => {
      const [mine, base] = [ours(), baseOf(theirs)]
      const added = mine.filter((slot) => !holds(base, slot) && !holds(theirs.slots, slot))
      const isRemoved = (slot: Uint8Array): boolean => holds(base, slot) && !holds(mine, slot)
      const left = theirs.slots.filter((slot) => !isRemoved(slot))
      if (areSameSlots(theirs.slots, base)) return { slots: mine, ways: undefined }
      const joined = [...left, ...added]
      const isWhole = joined.length <= MAX_SLOTS && isReadable(joined)
      const slots = isWhole ? joined : theirs.slots
      const isOfBoth = !areSameSlots(slots, theirs.slots)
      const isLost = mine.some((slot) => isTold(slot) && !holds(slots, slot) && !holds(first.slots, slot))
      const isChanged = [...slots.filter((slot) => !holds(mine, slot)), ...mine.filter((slot) => !holds(slots, slot))].some(isTold)
      return { slots, ways: isLost ? 'replaced' : !isChanged ? undefined : isOfBoth ? 'joined' : 'changed' }
    }
  }
}

/** Byte by byte: a slot that was made anew has another id, and one of a known id with other bytes is another slot. */
function holds(slots: SlotList, slot: Uint8Array): boolean {
  return slots.some((one) => equalBytes(slotIdOf(one), slotIdOf(slot)) && equalBytes(one, slot))
}

/** Keychain slots are made anew at every unlock: nobody wants to hear of that. */
function isTold(slot: Uint8Array): boolean {
  return slotTypeOf(slot) !== SLOT_TYPE.keychain
}

/** Both sides' passwords together may cost more than a reader accepts (§5.1). */
function isReadable(slots: SlotList): boolean {
  try {
    return knownSlotsOf(slots).password.length > 0
  } catch {
    return false
  }
}
