// Joins the calls about key files and the emergency sheet with the system's dialogs and printer. Decides nothing itself.
import type { HandlerParts } from '../ipc/handlers.ts'
import { chooseKeyFile, placeForKeyFile } from '../os/dialogs.ts'
import { printSheet, saveSheetPdf } from '../os/print-sheet.ts'
import type { Words } from '../services/words.ts'
import type { MainWindow } from '../windows/main-window.ts'

export function joinWays(
  { window, contents }: Pick<MainWindow, 'window' | 'contents'>,
  words: Words
): Pick<HandlerParts, 'chooseKeyFile' | 'placeForKeyFile' | 'printSheet' | 'saveSheetPdf'> {
  return {
    chooseKeyFile: () => chooseKeyFile(window, words),
    placeForKeyFile: () => placeForKeyFile(window, words),
    printSheet: () => printSheet(contents()),
    saveSheetPdf: (name) => saveSheetPdf(window, contents(), name, words)
  }
}
