// Owns the system's dialogs: files, and the one question that no view may answer. Reads a chosen picture as bytes only; decoding is the reader's.
import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, dialog, type BaseWindow } from 'electron'
import { AppError } from '../../../shared/errors.ts'
import type { ReaderImage } from '../../../shared/ipc/host-contract.ts'
import type { Words } from '../services/words.ts'

const MAX_IMAGE_BYTES = 64 * 1024 * 1024

/** What people call the files that the reader opens; what a file is, is said by its bytes. */
const PICTURE_EXTENSIONS = ['png', 'jpg', 'jpeg', 'webp', 'gif', 'avif', 'heic', 'heif', 'bmp', 'svg', 'pdf'] as const

/** Null when the person cancelled. */
export async function chooseVaultFile(window: BaseWindow, words: Words): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words('dialog.openVaultTitle'),
    buttonLabel: words('dialog.openVaultButton'),
    properties: ['openFile'],
    filters: [
      { name: words('dialog.vaultFiles'), extensions: ['nidan'] },
      { name: words('dialog.allFiles'), extensions: ['*'] }
    ]
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Any file may be a key. Its path only: the vault process reads it. Null when the person cancelled. */
export async function chooseKeyFile(window: BaseWindow, words: Words): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words('dialog.chooseKeyFileTitle'),
    buttonLabel: words('dialog.chooseKeyFileButton'),
    properties: ['openFile', 'showHiddenFiles'],
    filters: [
      { name: words('dialog.allFiles'), extensions: ['*'] },
      { name: words('dialog.keyFiles'), extensions: ['nidankey'] }
    ]
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Where a new key file is to be made. Null when the person cancelled. */
export async function placeForKeyFile(window: BaseWindow, words: Words): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words('dialog.newKeyFileTitle'),
    buttonLabel: words('dialog.newKeyFileButton'),
    defaultPath: `${words('dialog.newKeyFileName')}.nidankey`,
    filters: [{ name: words('dialog.keyFiles'), extensions: ['nidankey'] }],
    properties: ['createDirectory']
  })
  return canceled || filePath === '' ? null : filePath
}

/** Where an exported file goes; asks before a file is replaced. Null when the person cancelled. */
export async function placeForExport(window: BaseWindow, words: Words, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words('dialog.exportTitle'),
    message: words('dialog.exportTitle'),
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: words('dialog.keepassFiles'), extensions: ['kdbx'] }],
    properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent']
  })
  return canceled || filePath === '' ? null : filePath
}

/** False: the person stays. */
export async function confirmQuitUnsaved(window: BaseWindow, words: Words): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: words('dialog.quitTitle'),
    message: words('dialog.quitTitle'),
    detail: words('dialog.quitText'),
    buttons: [words('dialog.quitStay'), words('dialog.quitAnyway')],
    defaultId: 0,
    cancelId: 0,
    noLink: true
  })
  return response === 1
}

/** Null when the person cancelled. Throws `image-too-large` or `image-unreadable`. */
export async function chooseImageFiles(window: BaseWindow, words: Words): Promise<ReaderImage[] | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words('dialog.chooseImageTitle'),
    buttonLabel: words('dialog.chooseImageButton'),
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: words('dialog.imageFiles'), extensions: [...PICTURE_EXTENSIONS] },
      { name: words('dialog.allFiles'), extensions: ['*'] }
    ]
  })
  if (canceled || filePaths.length === 0) return null
  return await readImages(filePaths)
}

/** Asked by the system, not in a view: a view that was taken over must not choose whom this computer calls. True when the person agrees. */
export async function confirmClockHost(window: BaseWindow, words: Words, host: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: words('dialog.clockHostTitle'),
    message: words('dialog.clockHostQuestion'),
    detail: host,
    buttons: [words('dialog.clockHostButton'), words('dialog.cancelButton')],
    defaultId: 0,
    cancelId: 1,
    noLink: true
  })
  return response === 0
}

/** Files that a person named: in the dialog, or by copying them in a file manager. Throws `image-too-large` or `image-unreadable`. */
export async function readImages(paths: readonly string[]): Promise<ReaderImage[]> {
  return await Promise.all(paths.slice(0, 16).map(readImage))
}

async function readImage(path: string): Promise<ReaderImage> {
  try {
    // By its size first: a wrong choice of a disk image must not fill the memory.
    if ((await stat(path)).size > MAX_IMAGE_BYTES) throw new AppError('image-too-large')
    return { kind: 'file', name: basename(path), data: new Uint8Array(await readFile(path)) }
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('image-unreadable', { cause })
  }
}
