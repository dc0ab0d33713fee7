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

/** Times between `count` frames in milliseconds; `each` is run in every one of them. */
export function framesWhile(count: number, each: string): string {
  return `new Promise((resolve) => {
    const times = []
    let before
    const frame = (now) => {
      if (before !== undefined) times.push(now - before)
      before = now
      if (times.length >= ${String(count)}) return resolve(times)
      ${each}
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })`
}

/** Ten seconds of a wheel that is turned fast, to and fro. */
export const SCROLL_LIST = framesWhile(600, "document.querySelector('.logins').scrollTop += times.length < 300 ? 90 : -60")

/** From now on the times between frames are kept, until `stopFrames` gives them. */
export const startFrames = `(() => {
  const kept = { times: [], isOn: true }
  window.benchFrames = kept
  let before
  const frame = (now) => {
    if (before !== undefined) kept.times.push(now - before)
    before = now
    if (kept.isOn) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
})()`

export const stopFrames = `(() => { window.benchFrames.isOn = false; return window.benchFrames.times })()`

/** From the press on a row in sight to the first frame that shows its item, in milliseconds. */
export function openRow(index: number): string {
  return `new Promise((resolve) => {
    const rows = [...document.querySelectorAll('.login')].filter((row) => row.getAttribute('aria-selected') !== 'true')
    const row = rows[${String(index)}]
    const title = row.querySelector('.login__title').textContent
    const from = performance.now()
    row.click()
    const look = () => {
      if (document.querySelector('.item__title')?.textContent === title) resolve(performance.now() - from)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })`
}

/** When the rows of quick access that come next were drawn, in Unix milliseconds: the frame after the one that has them. */
export const QUICK_ROWS_DRAWN = `new Promise((resolve) => {
  const look = () => {
    if (document.querySelector('.quick-row') === null) return
    seen.disconnect()
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())))
  }
  const seen = new MutationObserver(look)
  seen.observe(document.body, { childList: true, subtree: true })
})`
