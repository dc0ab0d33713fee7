// Owns measuring inside the page when the code on display changes, beside what the page's own timers can do at that moment.
import type { Page } from 'playwright'

export interface CodeEdge {
  /** How long after the period's edge the code had changed, in milliseconds. Negative: before it. */
  lateMs: number
  /** How late a bare timer for the same edge was: the machine's share. */
  timerLateMs: number
}

/** Runs in the page. Text, because these tests are compiled for Node, which knows no document. */
const MEASURE = `({ periodMs, wanted }) => new Promise((resolve) => {
  const digits = document.querySelector('.live-code__digits')
  const edges = []
  let last = digits.textContent
  let timerLateMs = 0
  const armTimer = () => {
    const edgeMs = Math.ceil((Date.now() + 50) / periodMs) * periodMs
    setTimeout(() => { timerLateMs = Date.now() - edgeMs }, edgeMs - Date.now())
  }
  armTimer()
  const observer = new MutationObserver(() => {
    if (digits.textContent === last) return
    const offMs = Date.now() % periodMs
    last = digits.textContent
    const lateMs = offMs > periodMs / 2 ? offMs - periodMs : offMs
    // The bare timer of the same edge may come after this change; it is read once it surely has.
    setTimeout(() => {
      edges.push({ lateMs, timerLateMs })
      armTimer()
      if (edges.length < wanted) return
      observer.disconnect()
      resolve(edges)
    }, 500)
  })
  observer.observe(digits, { childList: true, characterData: true, subtree: true })
})`

/** Watches `count` changes of the first code on display. */
export function measureCodeEdges(page: Page, { periodSeconds, count }: { periodSeconds: number; count: number }): Promise<CodeEdge[]> {
  return page.evaluate<CodeEdge[]>(`(${MEASURE})(${JSON.stringify({ periodMs: periodSeconds * 1_000, wanted: count })})`)
}

/** Counts from now on how often anything of the page is drawn anew; the answer reads the count. */
export async function countChanges(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`(() => {
    window.changes = 0
    new MutationObserver(() => { window.changes += 1 }).observe(document.body, { childList: true, characterData: true, subtree: true, attributes: true })
  })()`)
  return () => page.evaluate<number>('window.changes')
}

/**
 * What the system tells a page whose window is hidden, minimised or covered. The test library keeps its pages "in sight" whatever becomes
 * of their window, so the page is told here.
 */
export async function tellVisibility(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate(`(() => {
    Object.defineProperty(document, 'visibilityState', { value: ${JSON.stringify(state)}, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })()`)
}
