// Owns a vault file that is dropped on the window: its path goes to main, and neither the path nor a byte of it to the page. Reads no file.
import { ipcRenderer, webUtils } from 'electron'
import { CALL_CHANNEL_PREFIX, type MainCallName } from '../../shared/ipc/channels.ts'

const CALL: MainCallName = 'vaults.offerDropped'

/** Only what a person dropped: an event that the page made is none, and a file that it made has no path. */
export function listenForDroppedVault(): void {
  addEventListener(
    'drop',
    (event) => {
      const [file, ...others] = Array.from(event.dataTransfer?.files ?? [])
      if (!event.isTrusted || file === undefined || others.length > 0 || !/\.nidan$/iu.test(file.name)) return
      event.preventDefault()
      const path = webUtils.getPathForFile(file)
      if (path !== '') void ipcRenderer.invoke(CALL_CHANNEL_PREFIX + CALL, { path })
    },
    { capture: true }
  )
}
