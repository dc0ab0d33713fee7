// Owns the sessions of the views in which a person points at a code: one for each, in memory, closed as the default one is, with pictures only for it.
import { session, type Session } from 'electron'
import type { PickViewName } from '../../../shared/ipc/channels.ts'
import { pickPicturePath } from '../../../shared/model/pick-state.ts'
import { serveViews, type HeldPicture } from './app-protocol.ts'
import { denySessionRequests } from './deny-everything.ts'

export interface PickSession {
  session: Session
  /** `name`: an identifier that cannot be guessed. `make` runs when the picture is asked for; a second time it is not there any more. */
  holdOnce(name: string, make: () => HeldPicture): void
  /** Drops what nobody has fetched. */
  dropAll(): void
}

/** `root`: the folder of the built pages. Each session is made at its first use. */
export function createPickSessions(root: string): (view: PickViewName) => PickSession {
  const made = new Map<PickViewName, PickSession>()
  return (view) => {
    const known = made.get(view)
    if (known !== undefined) return known
    // Without "persist:" nothing of it is ever on the disk.
    const own = session.fromPartition(`nidan-${view}`, { cache: false })
    const held = new Map<string, () => HeldPicture>()
    denySessionRequests(own)
    serveViews(root, [view], {
      at: own.protocol,
      heldPicture: (path) => {
        const make = held.get(path)
        held.delete(path)
        return make?.() ?? null
      }
    })
    const created: PickSession = {
      session: own,
      holdOnce: (name, make) => void held.set(pickPicturePath(name), make),
      dropAll: () => {
        held.clear()
      }
    }
    made.set(view, created)
    return created
  }
}
