// Owns the port through which the vault touches files, and its one real implementation. Decides nothing: every rule is in its callers.
import { constants } from 'node:fs'
import { access, link, lstat, mkdir, open, readdir, realpath, rename, stat, unlink, utimes } from 'node:fs/promises'

export interface FileFacts {
  readonly isFile: boolean
  readonly bytes: number
  readonly modifiedAtMs: number
}

export interface OpenFile {
  facts(): Promise<FileFacts>
  /** Reads into `target`; 0 at the end. May read less than it was asked for. */
  read(target: Uint8Array, position: number): Promise<number>
  /** May write less than it was given. */
  write(source: Uint8Array, position: number): Promise<number>
  sync(): Promise<void>
  close(): Promise<void>
}

/** Everything fails with Node's errors (`code`: ENOENT, ENOSPC, …). */
export interface VaultFileSystem {
  realPath(path: string): Promise<string>
  facts(path: string): Promise<FileFacts>
  openToRead(path: string): Promise<OpenFile>
  /** Fails with EEXIST when there is a file already; mode 0600. */
  createNew(path: string): Promise<OpenFile>
  /** Gives a file a second name; fails with EEXIST instead of replacing. */
  link(from: string, to: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  /** With its parents, for this person alone; one that is there stays as it is. */
  makeFolder(folder: string): Promise<void>
  list(folder: string): Promise<string[]>
  isWritable(path: string): Promise<boolean>
  touch(path: string, atMs: number): Promise<void>
  /** Makes a rename outlast a power cut. */
  syncFolder(folder: string): Promise<void>
}

/** Not every system can fsync a folder, and one that cannot says so by one of these. */
const FOLDER_SYNC_UNKNOWN = new Set(['EINVAL', 'ENOTSUP', 'EISDIR'])

async function openFile(path: string, flags: 'r' | 'wx'): Promise<OpenFile> {
  const handle = await open(path, flags, 0o600)
  return {
    facts: async () => factsOf(await handle.stat()),
    read: async (target, position) => (await handle.read(target, 0, target.length, position)).bytesRead,
    write: async (source, position) => (await handle.write(source, 0, source.length, position)).bytesWritten,
    sync: () => handle.sync(),
    close: () => handle.close()
  }
}

function factsOf(stats: { isFile(): boolean; size: number; mtimeMs: number }): FileFacts {
  return { isFile: stats.isFile(), bytes: stats.size, modifiedAtMs: stats.mtimeMs }
}

export function createNodeFileSystem({ platform }: { platform: NodeJS.Platform }): VaultFileSystem {
  return {
    realPath: (path) => realpath(path),
    facts: async (path) => factsOf(await stat(path)),
    openToRead: (path) => openFile(path, 'r'),
    createNew: (path) => openFile(path, 'wx'),
    link: (from, to) => link(from, to),
    rename: (from, to) => rename(from, to),
    unlink: (path) => unlink(path),
    makeFolder: async (folder) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
    },
    list: (folder) => readdir(folder),
    isWritable: (path) =>
      access(path, constants.W_OK).then(
        () => true,
        () => false
      ),
    touch: async (path, atMs) => {
      // Never follows a link that somebody put in the place of our file.
      if ((await lstat(path)).isFile()) await utimes(path, atMs / 1_000, atMs / 1_000)
    },
    syncFolder: async (folder) => {
      // Windows has no such call; NTFS journals the rename.
      if (platform === 'win32') return
      const handle = await open(folder, 'r')
      try {
        await handle.sync()
      } catch (error) {
        if (!FOLDER_SYNC_UNKNOWN.has(systemCodeOf(error))) throw error
      } finally {
        await handle.close()
      }
    }
  }
}

/** Node's code of a failed system call; empty for anything else. */
export function systemCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
