// Owns the system's dialogs for attachments: which files go in, and where a copy goes. Gives paths and reads nothing.
import { join } from 'node:path'
import { app, dialog, type BaseWindow } from 'electron'
import { MAX_ATTACHMENTS } from '../../../shared/model/attachment-limits.ts'
import type { Words } from '../services/words.ts'

export interface AttachmentDialogs {
  /** Null when the person cancelled. */
  choose(): Promise<string[] | null>
  /** Asks before a file is replaced. Null when the person cancelled. */
  nameCopy(name: string): Promise<string | null>
}

export function createAttachmentDialogs(window: BaseWindow, words: Words): AttachmentDialogs {
  return {
    choose: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: words('dialog.attachTitle'),
        buttonLabel: words('dialog.attachButton'),
        properties: ['openFile', 'multiSelections'],
        filters: [{ name: words('dialog.allFiles'), extensions: ['*'] }]
      })
      return canceled || filePaths.length === 0 ? null : filePaths.slice(0, MAX_ATTACHMENTS)
    },
    nameCopy: async (name) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: words('dialog.saveAttachmentTitle'),
        message: words('dialog.saveAttachmentTitle'),
        defaultPath: join(app.getPath('downloads'), name),
        properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent']
      })
      return canceled || filePath === '' ? null : filePath
    }
  }
}
