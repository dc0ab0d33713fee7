// Owns what the bench runs inside a page, as text: the page has a DOM, the bench has none. Reads times only.

/** When the last thing that the first screen draws was on the glass, in Unix milliseconds. */
export const LAST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const last = list.getEntries().at(-1)
    if (last) resolve(performance.timeOrigin + last.startTime)
  }).observe({ type: 'largest-contentful-paint', buffered: true })
})`

export const PASSWORD_HAS_FOCUS = `document.activeElement?.matches('input[type=password]') === true`

/** From the next click to the first frame whose dialog names \`text\`, in milliseconds of the page's own clock. */
export function clickToDialog(text: string): string {
  return `new Promise((resolve) => {
    addEventListener('click', () => {
      const from = performance.now()
      const look = () => {
        if (document.querySelector('[role=dialog]')?.textContent.includes(${JSON.stringify(text)}))
          requestAnimationFrame(() => resolve(performance.now() - from))
        else setTimeout(look, 5)
      }
      look()
    }, { capture: true, once: true })
  })`
}
