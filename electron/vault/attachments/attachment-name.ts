// Owns which names an attachment may have, in the vault and as a file outside. A name of a file is untrusted text.
import { MAX_ATTACHMENT_NAME } from '../../../shared/model/attachment-limits.ts'

/** Line breaks and other control characters, and signs that turn the direction of writing: they make an `exe` look like a `pdf`. */
const UNSHOWN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
/** What no file system of the three takes. */
const NOT_IN_FILE_NAMES = /[/\\:*?"<>|]/gu
/** Devices of Windows. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu

/** Of a file that was chosen: its own name, within bounds; the end is kept, because it says what kind of file it is. */
export function attachmentNameOf(fileName: string): string {
  const name = fileName.replace(UNSHOWN, '').trim()
  if (name === '') return 'file'
  return name.length <= MAX_ATTACHMENT_NAME ? name : shortened(name)
}

function shortened(name: string): string {
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : ''
  return wholeSigns(name.slice(0, MAX_ATTACHMENT_NAME - ending.length)) + ending
}

/** Never half of a pair that is one sign. */
function wholeSigns(text: string): string {
  return /[\ud800-\udbff]$/u.test(text) ? text.slice(0, -1) : text
}

/** A name to propose for the file outside. A name in a vault may have come from another computer. */
export function fileNameFor(name: string): string {
  const safe = attachmentNameOf(name).replace(NOT_IN_FILE_NAMES, '_').replace(/[. ]+$/u, '').replace(/^\.+/u, '')
  if (safe === '') return 'file'
  return RESERVED.test(safe) ? `_${safe}` : safe
}
