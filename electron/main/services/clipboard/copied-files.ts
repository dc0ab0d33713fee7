// Owns which files a clipboard names, as file managers write it. Opens nothing.
import { fileURLToPath } from 'node:url'

const MAX_FILES = 16

/**
 * Paths out of a list of addresses (RFC 2483 §5: one a line, `#` begins a remark) or out of GNOME's own form of it, whose first line is
 * the verb. Addresses that are no local file are left out.
 */
export function filesOfUriList(text: string, platform: NodeJS.Platform = process.platform): string[] {
  const paths = text.split(/\r?\n|\0/u).flatMap((line) => {
    if (!line.startsWith('file://') || !URL.canParse(line)) return []
    try {
      return [fileURLToPath(line, { windows: platform === 'win32' })]
    } catch {
      // Another computer's file, or an encoded separator.
      return []
    }
  })
  return [...new Set(paths)].slice(0, MAX_FILES)
}

/** `FileNameW` of Windows: one path, UTF-16 to the first zero. */
export function fileOfWideName(bytes: Uint8Array): string[] {
  const [path = ''] = new TextDecoder('utf-16le').decode(bytes).split('\0')
  return path === '' ? [] : [path]
}
