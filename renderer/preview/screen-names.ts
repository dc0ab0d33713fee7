// Owns the names of all screens of the preview: those of the main window, of the other views, and those seen in a narrow window. Development only.
import { PICK_SCREENS } from './PickScreens.tsx'
import { QUICK_SCREENS } from './QuickScreens.tsx'
import { SCREENS, type Screen } from './screens.ts'

/** Beside the whole window, in smaller ones: with the sidebar in a drawer, and with one pane at a time. */
const SMALL = ['list', 'detail', 'edit', 'drawer', 'settings', 'scan-many', 'kinds-batch'] as const satisfies readonly Screen[]
const PREFIXES = ['narrow-', 'least-'] as const

/** Nothing can be seen of a hidden window. */
export const ALL_SCREENS: readonly string[] = [...SCREENS, ...PICK_SCREENS, ...QUICK_SCREENS.filter((screen) => screen !== 'quick-hidden'), ...PREFIXES.flatMap((prefix) => SMALL.map((screen) => `${prefix}${screen}`))]

/** The screen of the main window that a name stands for. */
export function screenNamed(name: string): Screen {
  const plain = PREFIXES.reduce((rest, prefix) => (rest.startsWith(prefix) ? rest.slice(prefix.length) : rest), name)
  return SCREENS.find((one) => one === plain) ?? 'list'
}
