// Owns how a combination of keys that works in every program is written down, and which ones may be chosen. Registers none.
import { z } from 'zod'

/** As Electron writes accelerators. */
export const DEFAULT_SHORTCUT = 'CommandOrControl+Shift+Space'

const MODIFIERS = ['CommandOrControl', 'Alt', 'Shift'] as const
type Modifier = (typeof MODIFIERS)[number]
/** Keys that mean the same on every layout, by `KeyboardEvent.code`. */
const NAMED: Readonly<Record<string, string>> = { Space: 'Space', Insert: 'Insert', Home: 'Home', End: 'End', PageUp: 'PageUp', PageDown: 'PageDown' }
const FUNCTION_KEY = /^F(?:[1-9]|1\d|2[0-4])$/u
const SHORTCUT = /^(?:CommandOrControl\+)?(?:Alt\+)?(?:Shift\+)?(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Insert|Home|End|PageUp|PageDown)$/u

export interface ShortcutParts {
  command: boolean
  alt: boolean
  shift: boolean
  key: string
}

export function shortcutParts(shortcut: string): ShortcutParts {
  const names = shortcut.split('+')
  const has = (name: Modifier): boolean => names.includes(name)
  return { command: has('CommandOrControl'), alt: has('Alt'), shift: has('Shift'), key: names.at(-1) ?? '' }
}

/** What a person types in any program must not be taken from it: letters, digits and Space need Ctrl or Alt (⌘ or ⌥). */
function leavesTypingAlone(shortcut: string): boolean {
  const { command, alt, key } = shortcutParts(shortcut)
  return command || alt || FUNCTION_KEY.test(key)
}

export const shortcutSchema = z.string().regex(SHORTCUT).refine(leavesTypingAlone)

/** What of a `KeyboardEvent` tells it. */
interface Press {
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** The shortcut that a press means; null for a press that is none, or one that may not be chosen. */
export function shortcutOfPress({ code, ctrlKey, metaKey, altKey, shiftKey }: Press, isMac: boolean): string | null {
  const key = FUNCTION_KEY.test(code) ? code : (/^(?:Key(?=[A-Z])|Digit(?=\d))(.)$/u.exec(code)?.[1] ?? NAMED[code])
  // The other of the two keys has no place in the notation.
  if (key === undefined || (isMac ? ctrlKey : metaKey)) return null
  const pressed: Record<Modifier, boolean> = { CommandOrControl: isMac ? metaKey : ctrlKey, Alt: altKey, Shift: shiftKey }
  const shortcut = [...MODIFIERS.filter((name) => pressed[name]), key].join('+')
  return shortcutSchema.safeParse(shortcut).success ? shortcut : null
}

/**
 * `taken`: the system refused it, because another program has it. `untried`: the system said yes, but on this desktop that means nothing until
 * the first press has arrived.
 */
export const shortcutStateSchema = z.strictObject({
  state: z.enum(['off', 'on', 'taken', 'untried']),
  /** What a desktop's own shortcut can run instead. */
  command: z.string().max(10_000)
})
export type ShortcutState = z.infer<typeof shortcutStateSchema>
