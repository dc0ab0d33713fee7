// Joins the calls about key files and the emergency sheet with the system's dialogs, printer and keychain. Decides nothing itself.
import { join } from 'node:path'
import type { HandlerParts } from '../ipc/handlers.ts'
import { chooseKeyFile, placeForKeyFile } from '../os/dialogs.ts'
import { createSystemKeychain } from '../os/system-keychain.ts'
import { printSheet, saveSheetPdf } from '../os/print-sheet.ts'
import { loadOpeningMemory, type OpeningMemory } from '../services/session/opening-memory.ts'
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

/** What this computer remembers of the ways into each vault. */
export function loadWays(userData: string): Promise<OpeningMemory> {
  return loadOpeningMemory({ file: join(userData, 'ways-in.json'), keychain: createSystemKeychain({ platform: process.platform }), nowMs: Date.now })
}
