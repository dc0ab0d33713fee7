// Holds the codes of rows to being the ones the item itself shows, and to items that have one.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startUnlocked } from './testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from './testdata/store-parts.ts'

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

it('rows show the code that their item shows, and no seed', async () => {
  const rig = await startUnlocked(place)
  const details = await Promise.all(rig.ids.map((itemId) => rig.view('main', 'items.get', { itemId })))
  const refs = details.flatMap(({ id, fields }) => {
    const otp = fields.find((field) => field.kind === 'otp' && field.parameters.type !== 'hotp')
    return otp === undefined ? [] : [{ itemId: id, fieldId: otp.id }]
  })
  const rows = await rig.view('main', 'otp.firstCodes', [...rig.ids, randomUUID()])
  expect(rows.map(({ itemId, fieldId, code }) => ({ itemId, fieldId, code }))).toEqual(await rig.view('main', 'otp.codes', refs))
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain('KRSXG5CT')
})
