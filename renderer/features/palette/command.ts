// Owns what a command is: one entry of the list from which keys, palette and sheet of keys are all made. Does nothing itself.
import type { PlainMessageKey } from '../../../shared/i18n/messages.ts'
import type { KeyCombination } from '../../ui/key-combination.ts'

export const COMMAND_GROUPS = ['login', 'editing', 'window', 'vault'] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

export interface Command {
  readonly id: string
  readonly label: PlainMessageKey
  readonly group: CommandGroup
  /** Each of them does it; the first one is shown beside the name, all of them in the sheet of keys. */
  readonly keys: readonly KeyCombination[]
  /** The same on other layouts of a keyboard; not shown. */
  readonly spareKeys?: readonly KeyCombination[]
  /** Whether it would do anything now. */
  readonly isPossible: () => boolean
  /** Set for keys that mean something else while this is so: Ctrl+C in a text field copies the text. */
  readonly areKeysElses?: () => boolean
  readonly run: () => void
}
