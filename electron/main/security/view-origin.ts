// Owns the origins of our views. One host a view, so that no two views ever share a renderer process.
import type { QuickViewName, ViewName, WindowViewName } from '../../../shared/ipc/channels.ts'

export const VIEW_SCHEME = 'app'
export type ViewHost = ViewName
/** Of the views of the two windows that stay, which share the default session. */
export const VIEW_HOSTS: readonly (WindowViewName | QuickViewName)[] = ['unlock', 'main', 'quick']

export function viewAddress(view: ViewName): string {
  return `${VIEW_SCHEME}://${view}/index.html`
}

/** Whether an address belongs to `view`'s own origin. */
export function isOwnOrigin(view: ViewName, address: string): boolean {
  return address.startsWith(`${VIEW_SCHEME}://${view}/`)
}
