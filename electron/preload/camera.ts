// The preload of the camera view: its call, its event, and its port to the reader process, which is handed to the page as it comes.
import { ipcRenderer } from 'electron'
import { FRAMES_PORT_CHANNEL } from '../../shared/ipc/channels.ts'
import { exposeBridge } from './view-bridge.ts'

exposeBridge('camera')
ipcRenderer.on(FRAMES_PORT_CHANNEL, (event) => {
  // To this page alone; a port cannot cross the context bridge.
  window.postMessage(FRAMES_PORT_CHANNEL, location.origin, event.ports)
})
