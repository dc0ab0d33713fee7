// Owns the only access to the system clipboard, on both of Electron's interfaces to it (docs/electron-versions.md). Awaits every call.
import * as electron from 'electron'
import { clipboard, type NativeImage } from 'electron'
import type { ReaderImage } from '../../../shared/ipc/host-contract.ts'
import { concealmentMarks, systemFormat } from '../services/clipboard/concealment.ts'
import { fileOfWideName, filesOfUriList } from '../services/clipboard/copied-files.ts'
import type { TextClipboard } from '../services/clipboard/clipboard-keeper.ts'

/** The interface before Electron 44: synchronous, with the selection as an argument and pictures read whole. */
interface ClipboardBefore44 {
  clear(type?: 'selection'): void
  readText(type?: 'selection'): string
  writeText(text: string, type?: 'selection'): void
  readImage(): NativeImage
  readBuffer(format: string): Buffer
}

/** What file managers write for a copied file: a list of addresses (Linux), one address (macOS), one path (Windows). */
const FILE_FORMATS = process.platform === 'darwin' ? ['public.file-url'] : process.platform === 'win32' ? ['FileNameW'] : ['text/uri-list', 'x-special/gnome-copied-files']

export const systemClipboard: TextClipboard = {
  readText: async () => await clipboard.readText(),
  writeText: async (text) => {
    const selected = await selectedText()
    if (!(await writeMarked(text))) await clipboard.writeText(text)
    await putSelectionBack(selected === text ? '' : selected)
  },
  clear
}

/** The picture on the clipboard for the reader, null when there is none. */
export async function readClipboardPicture(): Promise<ReaderImage | null> {
  const old = before44()
  if (old === null) return await readPng()
  const picture = old.readImage()
  if (picture.isEmpty()) return null
  const { width, height } = picture.getSize()
  return { kind: 'pixels', name: '', order: 'bgra', widthPx: width, heightPx: height, data: new Uint8Array(picture.toBitmap()) }
}

/** The files on the clipboard that were copied in a file manager; paths, which only main sees. */
export async function copiedFilePaths(): Promise<string[]> {
  for (const format of FILE_FORMATS) {
    const bytes = await bytesOf(format)
    const paths = format === 'FileNameW' ? fileOfWideName(bytes) : filesOfUriList(Buffer.from(bytes).toString('utf8'))
    if (paths.length > 0) return paths
  }
  return []
}

/**
 * Text and marks in one write, which is atomic (Electron 44 and later; before, a second format wipes the text). False where that is
 * not to be had, or where the system refused it: a copy without marks is better than none.
 */
async function writeMarked(text: string): Promise<boolean> {
  if (before44() !== null || !('ClipboardItem' in electron)) return false
  const marks = Object.entries(concealmentMarks(process.platform)).map(([name, bytes]) => [systemFormat(name), new Blob([bytes])] as const)
  try {
    await clipboard.write([new electron.ClipboardItem({ 'text/plain': text, ...Object.fromEntries(marks) })])
    return true
  } catch {
    return false
  }
}

async function bytesOf(format: string): Promise<Uint8Array> {
  const old = before44()
  if (old !== null) return new Uint8Array(old.readBuffer(format))
  for (const item of await clipboard.read()) {
    if (!item.types.includes(format)) continue
    const found = await item.getType(format)
    // Bookmarks are answered for an address of their own kind only.
    return found instanceof Blob ? new Uint8Array(await found.arrayBuffer()) : new Uint8Array()
  }
  return new Uint8Array()
}

/** As bytes: decoding what another program put there is the reader's work. */
async function readPng(): Promise<ReaderImage | null> {
  for (const item of await clipboard.read()) {
    if (!item.types.includes('image/png')) continue
    const blob: Blob = await item.getType('image/png')
    return { kind: 'file', name: '', data: new Uint8Array(await blob.arrayBuffer()) }
  }
  return null
}

/** Typed as answering nothing, and answering a promise in some versions: waiting for what came covers both. */
async function clear(): Promise<void> {
  await ended(() => clipboard.clear())
}

/** What the middle button pastes, '' for nothing. */
async function selectedText(): Promise<string> {
  if (process.platform !== 'linux') return ''
  const old = before44()
  return old === null ? await clipboard.selection.readText() : old.readText('selection')
}

/**
 * Chromium writes a text to the middle-click selection as well, and clear() leaves it there: a code must not be pasted by a stray click, and what a person
 * had selected in another program is not ours to take. So it is put back at once, as text, and a clear never needs to touch it.
 */
async function putSelectionBack(selected: string): Promise<void> {
  if (process.platform !== 'linux') return
  const old = before44()
  if (selected === '') {
    if (old === null) await ended(() => clipboard.selection.clear())
    else old.clear('selection')
  } else if (old === null) await clipboard.selection.writeText(selected)
  else old.writeText(selected, 'selection')
}

function ended(call: () => unknown): Promise<unknown> {
  return Promise.resolve(call())
}

/** By the presence of the old call, not by a version number. */
function before44(): ClipboardBefore44 | null {
  const candidate: object = clipboard
  return 'readImage' in candidate ? (candidate as ClipboardBefore44) : null
}
