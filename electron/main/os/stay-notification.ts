// Owns the system's notification that the program goes on without its window. Says nothing of any vault.
import { Notification } from 'electron'

/** A service that never answers must not keep the window from saying it. */
const ANSWER_MS = 5_000

/** Whether the system showed it. */
export function showStayNotification({ title, body, icon, onClick }: { title: string; body: string; icon: string; onClick: () => void }): Promise<boolean> {
  if (!Notification.isSupported()) return Promise.resolve(false)
  return new Promise((resolve) => {
    const notification = new Notification({ title, body, icon, silent: true })
    const timer = setTimeout(() => {
      resolve(false)
    }, ANSWER_MS)
    notification.once('show', () => {
      clearTimeout(timer)
      resolve(true)
    })
    notification.once('click', onClick)
    notification.show()
  })
}
