// Owns printing what a view shows for print, and saving it as PDF. Chooses no content; keeps no copy.
import { writeFile } from 'node:fs/promises'
import { dialog, type BaseWindow, type WebContents } from 'electron'
import { AppError } from '../../../shared/errors.ts'
import type { Words } from '../services/words.ts'

/** A4 with margins that every printer can do; the view's own style for print decides the rest. */
const PDF = { pageSize: 'A4', printBackground: true, margins: { top: 0.4, bottom: 0.4, left: 0.4, right: 0.4 } } as const

/** The system's print dialog. False when the person cancelled. Throws `sheet-not-saved`. */
export async function printSheet(view: WebContents): Promise<boolean> {
  const { isDone, reason } = await new Promise<{ isDone: boolean; reason: string }>((resolve) => {
    view.print({ silent: false, printBackground: true, pageSize: 'A4' }, (isPrinted, failureReason) => {
      resolve({ isDone: isPrinted, reason: failureReason })
    })
  })
  if (isDone || /cancel/iu.test(reason)) return isDone
  throw new AppError('sheet-not-saved')
}

/** False when the person cancelled. Throws `sheet-not-saved`. */
export async function saveSheetPdf(window: BaseWindow, view: WebContents, name: string, words: Words): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words('dialog.saveSheetTitle'),
    buttonLabel: words('dialog.saveSheetButton'),
    defaultPath: `${name}.pdf`,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
    properties: ['showOverwriteConfirmation', 'createDirectory']
  })
  if (canceled || filePath === '') return false
  try {
    await writeFile(filePath, await view.printToPDF(PDF), { mode: 0o600 })
    return true
  } catch (cause) {
    throw new AppError('sheet-not-saved', { cause })
  }
}
