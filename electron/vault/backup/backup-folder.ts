// Owns the folders of whole vault files that the program keeps for itself: backups and the recovery copy. Never deletes the last one that is whole.
import { join } from 'node:path'
import { inspectContainer } from '../container/container.ts'
import type { VaultFileSystem } from '../file/file-system.ts'
import { readWholeFile } from '../file/read-file.ts'
import { writeNewFile } from '../file/write-file.ts'
import { dispensable } from './rotation.ts'

const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-(\d{1,16})\.nidan$/u

export interface KeptFile {
  readonly name: string
  readonly savedAtMs: number
  readonly generation: number
}

/** `2026-11-22T18-40-05-123Z-12.nidan`: no colons, which Windows does not allow, and the generation, so that two of one millisecond differ. */
export function keptName(savedAtMs: number, generation: number): string {
  return `${new Date(savedAtMs).toISOString().replaceAll(/[:.]/gu, '-')}-${String(generation)}.nidan`
}

function parseName(name: string): KeptFile[] {
  if (!NAME.test(name)) return []
  const savedAtMs = Date.parse(name.replace(NAME, '$1T$2:$3:$4.$5Z'))
  return Number.isNaN(savedAtMs) ? [] : [{ name, savedAtMs, generation: Number(name.replace(NAME, '$6')) }]
}

export interface KeptFolder {
  readonly folder: string
  /** Newest first; what has no name of ours is not ours. */
  list(): Promise<KeptFile[]>
  read(name: string): Promise<Uint8Array>
  /** Durable when it answers; the one of this name that is there already is left as it is. */
  add(file: { savedAtMs: number; generation: number; bytes: Uint8Array }): Promise<string>
  remove(name: string): Promise<void>
  /** Deletes what rotation does not keep, if a kept one proves to be whole. */
  rotate(): Promise<void>
}

export interface KeptFolderParts {
  readonly files: VaultFileSystem
  readonly folder: string
}

export function createKeptFolder({ files, folder }: KeptFolderParts): KeptFolder {
  const list = async (): Promise<KeptFile[]> =>
    (await files.list(folder).catch(() => [])).flatMap(parseName).sort((a, b) => b.savedAtMs - a.savedAtMs || b.generation - a.generation)
  const read = (name: string): Promise<Uint8Array> => readWholeFile(files, join(folder, name))
  const isWhole = async (name: string): Promise<boolean> => {
    try {
      inspectContainer(await read(name))
      return true
    } catch {
      return false
    }
  }
  return {
    folder,
    list,
    read,
    add: async ({ savedAtMs, generation, bytes }) => {
      const name = keptName(savedAtMs, generation)
      await files.makeFolder(folder)
      if (!(await list()).some((one) => one.name === name)) await writeNewFile(files, join(folder, name), bytes)
      return name
    },
    remove: (name) => files.unlink(join(folder, name)),
    rotate: async () => {
      const all = await list()
      const old = dispensable(all)
      if (old.length === 0) return
      for (const { name } of all) {
        if (old.some((one) => one.name === name)) continue
        if (!(await isWhole(name))) continue
        for (const one of old) await files.unlink(join(folder, one.name)).catch(() => undefined)
        return
      }
    }
  }
}
