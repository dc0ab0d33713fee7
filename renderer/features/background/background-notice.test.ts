// Which notice of life without a window is due.
import { expect, it } from 'vitest'
import { dueNotice } from './background-notice.ts'

const NEW = { toldOfNoTray: false, toldOfStaying: false, closeToTray: true }

it.each([
  ['nothing before main has said', NEW, null, null],
  ['nothing while a panel may still start', NEW, { tray: 'unknown', hasStayed: false }, null],
  ['nothing where there is a tray', NEW, { tray: 'shown', hasStayed: false }, null],
  ['that there is no tray', NEW, { tray: 'missing', hasStayed: false }, 'toldOfNoTray'],
  ['that only once', { ...NEW, toldOfNoTray: true }, { tray: 'missing', hasStayed: false }, null],
  ['nothing of a tray to somebody who quits by closing', { ...NEW, closeToTray: false }, { tray: 'missing', hasStayed: false }, null],
  ['that it went on in the tray', NEW, { tray: 'shown', hasStayed: true }, 'toldOfStaying'],
  ['that, too, only once', { ...NEW, toldOfStaying: true }, { tray: 'shown', hasStayed: true }, null]
] as const)('it says %s', (_what, settings, background, due) => {
  expect(dueNotice(settings, background)).toBe(due)
})
