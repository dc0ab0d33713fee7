// The floor that start and memory are compared with: one sandboxed window of the same size with one line of text.
import { app, BrowserWindow } from 'electron'

app.enableSandbox()
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1100, height: 720, webPreferences: { sandbox: true } })
  void window.loadFile(new URL('index.html', import.meta.url).pathname)
})
app.on('window-all-closed', () => {
  app.quit()
})
