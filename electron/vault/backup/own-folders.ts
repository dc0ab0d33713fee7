// Owns where the program keeps what belongs to a vault but not beside it: backups and recovery copies, by the vault's id. Writes no key and no value.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { VaultFileSystem } from '../file/file-system.ts'
import { readWholeFile } from '../file/read-file.ts'
import { writeNewFile } from '../file/write-file.ts'
import { createKeptFolder, type KeptFolder } from './backup-folder.ts'

const MAX_PLACE_BYTES = 64

export interface OwnFolders {
  readonly backups: KeptFolder
  readonly recovery: KeptFolder
  /** Where copies go that a person wants to keep and not to be told of. */
  readonly aside: string
  /** Remembers that the vault with this id stood at `path`, so that its backups are found when the file itself cannot say its id. */
  rememberPlace(path: string): Promise<void>
}

export function ownFoldersOf(files: VaultFileSystem, ownFolder: string, vaultId: string): OwnFolders {
  return {
    backups: createKeptFolder({ files, folder: join(ownFolder, 'backups', vaultId) }),
    recovery: createKeptFolder({ files, folder: join(ownFolder, 'recovery', vaultId) }),
    aside: join(ownFolder, 'aside', vaultId),
    rememberPlace: async (path) => {
      const folder = join(ownFolder, 'backups', 'places')
      await files.makeFolder(folder)
      const place = join(folder, placeName(path))
      const bytes = new TextEncoder().encode(vaultId)
      if (Buffer.from(await readPlace(files, place)).equals(bytes)) return
      await files.unlink(place).catch(() => undefined)
      await writeNewFile(files, place, bytes)
    }
  }
}

/** Of the vault that last stood at `path`; null when none is known. */
export async function ownFoldersAt(files: VaultFileSystem, ownFolder: string, path: string): Promise<OwnFolders | null> {
  const vaultId = new TextDecoder().decode(await readPlace(files, join(ownFolder, 'backups', 'places', placeName(path))))
  return /^[0-9a-f-]{36}$/u.test(vaultId) ? ownFoldersOf(files, ownFolder, vaultId) : null
}

/** A digest: folder names may say more about a person than a list of backups should. */
function placeName(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 32)
}

function readPlace(files: VaultFileSystem, place: string): Promise<Uint8Array> {
  return readWholeFile(files, place, MAX_PLACE_BYTES).catch(() => new Uint8Array())
}
