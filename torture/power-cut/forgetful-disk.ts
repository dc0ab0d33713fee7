// Owns a disk in memory that forgets at a power cut what was not synced: writes are dropped or torn by sectors, changes of names come in any order
// or not at all. Harsher than any file system that is in use; what survives it survives those.
import type { FileFacts, OpenFile, VaultFileSystem } from '../../electron/vault/file/file-system.ts'
import type { RandomSource } from '../random-source.ts'

const SECTOR = 512

interface Inode {
  bytes: Uint8Array
  /** As of the last fsync; empty for a file that never had one. */
  durable: Uint8Array
  isSynced: boolean
  modifiedAtMs: number
}

/** A change of names that the folder's next fsync makes durable. A rename is one change: it comes whole or not at all. */
type NameChange = ReadonlyMap<string, Inode | null>

export interface ForgetfulDisk {
  readonly files: VaultFileSystem
  /** How many calls there were; `cutAt` makes the call of that number fail, and every later one. */
  calls(): number
  cutAt(call: number): void
  /** What a start after the cut finds: a new disk. */
  afterCut(random: RandomSource): ForgetfulDisk
}

export interface DiskOptions {
  /** A disk that lies: for showing that the rig would notice. */
  readonly ignoresSync?: boolean
}

export class PowerCut extends Error {}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}

export function createForgetfulDisk(options: DiskOptions = {}, start: ReadonlyMap<string, Uint8Array> = new Map()): ForgetfulDisk {
  const inodeOf = (bytes: Uint8Array): Inode => ({ bytes, durable: bytes, isSynced: true, modifiedAtMs: 0 })
  const durableNames = new Map([...start].map(([name, bytes]) => [name, inodeOf(bytes)]))
  const names = new Map(durableNames)
  let pending: NameChange[] = []
  let [calls, cut] = [0, Number.POSITIVE_INFINITY]

  const step = (): void => {
    calls += 1
    if (calls >= cut) throw new PowerCut()
  }
  const rename = (changes: readonly (readonly [string, Inode | null])[]): void => {
    for (const [name, inode] of changes) apply(names, name, inode)
    pending.push(new Map(changes))
  }
  const inodeAt = (name: string): Inode => {
    const inode = names.get(name)
    if (inode === undefined) throw systemError('ENOENT')
    return inode
  }
  const files = filesOver({
    step,
    rename,
    inodeAt,
    names,
    syncFile: (inode) => {
      if (options.ignoresSync === true) return
      inode.durable = inode.bytes.slice()
      inode.isSynced = true
    },
    syncNames: () => {
      if (options.ignoresSync === true) return
      for (const change of pending) for (const [name, inode] of change) apply(durableNames, name, inode)
      pending = []
    }
  })
  return {
    files,
    calls: () => calls,
    cutAt: (call) => {
      cut = call
    },
    afterCut: (random) => {
      const left = new Map(durableNames)
      // Changes that were not synced may have reached the disk all the same, and a later one without an earlier one.
      for (const change of pending) if (random.chance(0.5)) for (const [name, inode] of change) apply(left, name, inode)
      return createForgetfulDisk(options, new Map([...left].map(([name, inode]) => [name, inode.isSynced ? inode.durable : torn(inode, random)])))
    }
  }
}

function apply(names: Map<string, Inode>, name: string, inode: Inode | null): void {
  if (inode === null) names.delete(name)
  else names.set(name, inode)
}

/** Any mixture of what was there, what was written and nothing. */
function torn({ bytes, durable }: Inode, random: RandomSource): Uint8Array {
  const kind = random.below(4)
  if (kind === 0) return durable
  if (kind === 1) return bytes.slice(0, random.below(bytes.length + 1))
  const mixed = new Uint8Array(bytes.length)
  for (let at = 0; at < mixed.length; at += SECTOR) {
    const source = random.pick([bytes, bytes, durable, new Uint8Array(bytes.length)])
    mixed.set(source.subarray(at, at + SECTOR), at)
  }
  return mixed
}

interface Disk {
  readonly step: () => void
  readonly rename: (changes: readonly (readonly [string, Inode | null])[]) => void
  readonly inodeAt: (name: string) => Inode
  readonly names: ReadonlyMap<string, Inode>
  readonly syncFile: (inode: Inode) => void
  readonly syncNames: () => void
}

function factsOf({ bytes, modifiedAtMs }: Inode): FileFacts {
  return { isFile: true, bytes: bytes.length, modifiedAtMs }
}

function filesOver({ step, rename, inodeAt, names, syncFile, syncNames }: Disk): VaultFileSystem {
  /** One call of the system: the cut falls before it. */
  const call =
    <A extends unknown[], R>(action: (...args: A) => R) =>
    (...args: A): Promise<R> =>
      Promise.resolve().then(() => {
        step()
        return action(...args)
      })
  const openFile = (inode: Inode): OpenFile => ({
    facts: call(() => factsOf(inode)),
    read: call((target: Uint8Array, position: number) => {
      const part = inode.bytes.subarray(position, position + target.length)
      target.set(part)
      return part.length
    }),
    write: call((source: Uint8Array, position: number) => {
      // At most some sectors at once, so that a cut can fall between two writes.
      const part = source.subarray(0, 16 * SECTOR)
      const bytes = new Uint8Array(Math.max(inode.bytes.length, position + part.length))
      bytes.set(inode.bytes)
      bytes.set(part, position)
      Object.assign(inode, { bytes, isSynced: false })
      return part.length
    }),
    sync: call(() => {
      syncFile(inode)
    }),
    close: call(() => undefined)
  })
  const makeNew = (path: string): OpenFile => {
    if (names.has(path)) throw systemError('EEXIST')
    const inode: Inode = { bytes: new Uint8Array(), durable: new Uint8Array(), isSynced: false, modifiedAtMs: 0 }
    rename([[path, inode]])
    return openFile(inode)
  }
  return {
    realPath: call((path: string) => {
      inodeAt(path)
      return path
    }),
    facts: call((path: string) => factsOf(inodeAt(path))),
    openToRead: call((path: string) => openFile(inodeAt(path))),
    createNew: call(makeNew),
    link: call((from: string, to: string) => {
      if (names.has(to)) throw systemError('EEXIST')
      rename([[to, inodeAt(from)]])
    }),
    rename: call((from: string, to: string) => {
      rename([
        [from, null],
        [to, inodeAt(from)]
      ])
    }),
    unlink: call((path: string) => {
      inodeAt(path)
      rename([[path, null]])
    }),
    makeFolder: call(() => undefined),
    list: call((folder: string) => [...names.keys()].filter((name) => name.startsWith(`${folder}/`)).map((name) => name.slice(folder.length + 1))),
    isWritable: call((path: string) => names.has(path)),
    touch: call((path: string, atMs: number) => {
      inodeAt(path).modifiedAtMs = atMs
    }),
    syncFolder: call(() => {
      syncNames()
    })
  }
}
