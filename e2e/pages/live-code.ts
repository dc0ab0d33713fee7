// Owns reading a one-time password off a view, as it stands on display.
import type { Locator } from 'playwright'
import { waitFor } from '../fixtures/waiting.ts'

/** The digits on display within `place`; hidden from screen readers, which get them spelt, so they are found by their class. */
export function codeOnDisplay(place: Locator): Locator {
  return place.locator('.live-code__digits')
}

export function readCode(place: Locator): Promise<string> {
  return waitFor('a code on display', async () => {
    const text = await codeOnDisplay(place).first().textContent({ timeout: 1_000 }).catch(() => null)
    const digits = (text ?? '').replace(/\s/g, '')
    return /^\d{6,10}$/.test(digits) ? digits : null
  })
}
