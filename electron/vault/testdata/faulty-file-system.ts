// Owns a file system that fails at a chosen step, on top of a real one. For tests of saving.
import type { OpenFile, VaultFileSystem } from '../file/file-system.ts'

export interface FaultPlan {
  /** Which call fails, counted from 1 over all calls, or over those of one name. */
  readonly at: number
  readonly name?: string
  /** A code of the system; `kill`: from then on nothing works any more, as after the end of the process. */
  readonly fault: string
  /** How often in a row; 1 when it is left out. */
  readonly times?: number
}

export interface FaultyFileSystem extends VaultFileSystem {
  /** Names of all calls so far. */
  readonly calls: readonly string[]
  plan(fault: FaultPlan | null): void
  /** Writes at most this many bytes a call. */
  limitWrites(bytes: number): void
}

export function createFaultyFileSystem(real: VaultFileSystem): FaultyFileSystem {
  const calls: string[] = []
  let fault: FaultPlan | null = null
  let counted = 0
  let mostBytes = Number.POSITIVE_INFINITY

  const step = (name: string): void => {
    calls.push(name)
    if (fault === null || (fault.name !== undefined && fault.name !== name && fault.fault !== 'kill')) return
    if (fault.name === undefined || fault.name === name) counted += 1
    const isDue = fault.fault === 'kill' ? counted >= fault.at : counted >= fault.at && counted < fault.at + (fault.times ?? 1)
    if (isDue) throw Object.assign(new Error(`${name} failed`), { code: fault.fault })
  }
  const wrap =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      step(name)
      return call(...args)
    }
  const wrapFile = (file: OpenFile): OpenFile => ({
    facts: wrap('file.facts', file.facts),
    read: wrap('file.read', file.read),
    write: wrap('file.write', (source: Uint8Array, position: number) =>
      file.write(source.subarray(0, Math.min(source.length, mostBytes)), position)
    ),
    sync: wrap('file.sync', file.sync),
    // The real one is closed whatever the plan says: a test must not run out of handles.
    close: async () => {
      await file.close()
      step('file.close')
    }
  })
  return {
    calls,
    plan: (next) => {
      fault = next
      counted = 0
      calls.length = 0
    },
    limitWrites: (bytes) => {
      mostBytes = bytes
    },
    realPath: wrap('realPath', real.realPath),
    facts: wrap('facts', real.facts),
    openToRead: wrap('openToRead', async (path: string) => wrapFile(await real.openToRead(path))),
    createNew: wrap('createNew', async (path: string) => wrapFile(await real.createNew(path))),
    link: wrap('link', real.link),
    rename: wrap('rename', real.rename),
    unlink: wrap('unlink', real.unlink),
    makeFolder: wrap('makeFolder', real.makeFolder),
    list: wrap('list', real.list),
    isWritable: real.isWritable,
    touch: wrap('touch', real.touch),
    syncFolder: wrap('syncFolder', real.syncFolder)
  }
}
