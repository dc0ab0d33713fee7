// Owns which start shows no window, and which second start is no reason to show one. Does nothing itself.
import { linkIn, vaultFileIn } from '../links/link-arguments.ts'
import { requestIn } from '../links/start-request.ts'

/** What the entry that starts the program at login gives it. */
export const HIDDEN_SWITCH = '--hidden'

/**
 * `args`: the program's own, without its name. A link, a vault file or a request beside the switch is somebody who wants to see something.
 * `wasOpenedAtLogin`: macOS gives a program that it starts at login no arguments, and tells it so.
 */
export function isHiddenStart({ args, wasOpenedAtLogin }: { args: readonly string[]; wasOpenedAtLogin: boolean }): boolean {
  if (!args.includes(HIDDEN_SWITCH) && !wasOpenedAtLogin) return false
  return linkIn(args) === null && vaultFileIn(args) === undefined && requestIn(args) === null
}
