// Owns what is asked of the file system about vault files by their paths: is one there, is it one at all, which name is free. Reads eight bytes at most.
import { access, open, realpath } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { ErrorCode } from '../../../../shared/errors.ts'

/** VAULT-FORMAT §2. */
const MAGIC = Buffer.from('894e49440d0a1a0a', 'hex')

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false
  )
}

/** What a vault is called before it was opened on this computer. */
export function fileNameOf(path: string): string {
  return basename(path, extname(path))
}

/** Null when it may be one: whether it is whole is only known once it is opened. */
export async function whyNoVault(path: string): Promise<ErrorCode | null> {
  try {
    const file = await open(path, 'r')
    try {
      if (!(await file.stat()).isFile()) return 'vault-not-a-vault'
      const { buffer, bytesRead } = await file.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0)
      // A file that was cut within its first bytes is a damaged vault, and is opened to be told so (§7, step 3).
      return bytesRead > 0 && MAGIC.subarray(0, bytesRead).equals(buffer.subarray(0, bytesRead)) ? null : 'vault-not-a-vault'
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
    if (code === 'EACCES' || code === 'EPERM') return 'vault-no-permission'
    return code === 'EISDIR' ? 'vault-not-a-vault' : 'vault-not-found'
  }
}

export async function isSameFile(a: string, b: string): Promise<boolean> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => path)
  return (await real(a)) === (await real(b))
}

/** Where a new vault will be made. */
export async function freePath(folder: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? 'Personal.nidan' : `Personal ${String(n)}.nidan`)
    if (!(await exists(path))) return path
  }
}
