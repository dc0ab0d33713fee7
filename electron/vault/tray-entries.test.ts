// Holds the tray to an order that is the same on every look, and to names that tell the codes of one login apart.
import { describe, expect, it } from 'vitest'
import { attachOtp } from './document/edit.ts'
import { newItem, setFlag } from './document/edit.ts'
import { newDocument } from './document/new-document.ts'
import type { Item, OtpValue, VaultDocument } from './document/document.ts'
import { TEST_NOW_MS } from './testdata/fixtures.ts'
import { trayEntries } from './tray-entries.ts'

const AT: [number, number, string] = [TEST_NOW_MS, 0, 'aaaaaaaa']
const EMPTY = newDocument({ vaultId: '00000000-0000-4000-8000-000000000000', name: 'Personal', nowMs: TEST_NOW_MS, writer: 'aaaaaaaa' })
const OTP: OtpValue = { address: '', type: 'totp', secret: 'JBSWY3DPEHPK3PXP', algorithm: 'SHA1', digits: 6, periodSeconds: 30, issuer: '', account: '' }
const codeClock = { codeNow: () => null }

/** Logins by id, each with these one-time passwords. */
function documentWith(logins: Record<string, { title: string; otps: readonly Partial<OtpValue>[] }>): VaultDocument {
  let fieldNumber = 0
  const newId = (): string => `field-${String((fieldNumber += 1))}`
  return Object.entries(logins).reduce<VaultDocument>((document, [id, { title, otps }]) => {
    const item: Item = newItem(title, AT, TEST_NOW_MS)
    const withItem = { ...document, items: { ...document.items, [id]: item } }
    return otps.reduce<VaultDocument>(
      (before, otp) => attachOtp(before, id, { ...OTP, ...otp }, { nowMs: TEST_NOW_MS, writer: 'aaaaaaaa', newId }).document,
      withItem
    )
  }, EMPTY)
}

const entriesOf = (document: VaultDocument): ReturnType<typeof trayEntries> => trayEntries({ document, uses: new Map(), codeClock, limit: 50 })

describe('logins that were used and edited at the same moment', () => {
  it('stand by their titles, and those of one title by their ids, wherever they stand in the document', () => {
    const otps = [{}]
    const logins: [string, { title: string; otps: readonly Partial<OtpValue>[] }][] = [
      ['c', { title: 'Shop', otps }],
      ['a', { title: 'Shop', otps }],
      ['b', { title: 'Shop', otps }],
      ['z', { title: 'Amazon', otps }]
    ]
    const idsOf = (ordered: typeof logins): string[] => entriesOf(documentWith(Object.fromEntries(ordered))).map(({ itemId }) => itemId)
    expect([idsOf(logins), idsOf(logins.toReversed())]).toEqual([
      ['z', 'a', 'b', 'c'],
      ['z', 'a', 'b', 'c']
    ])
  })
})

it('has no codes of what is in the archive', () => {
  const document = documentWith({ a: { title: 'Shop', otps: [{}] }, b: { title: 'Old', otps: [{}] } })
  const archived = setFlag(document, 'b', 'archived', true, { nowMs: TEST_NOW_MS, writer: 'aaaaaaaa', newId: () => 'x' })
  expect(entriesOf(archived).map(({ itemId }) => itemId)).toEqual(['a'])
})

describe('several codes of one login', () => {
  it('are told apart by their accounts, and without one by their number', () => {
    const document = documentWith({ a: { title: 'Shop', otps: [{ account: 'hanako' }, { secret: 'MZXW6YTB' }] } })
    expect(entriesOf(document).map(({ label }) => label)).toEqual(['hanako', '2'])
  })

  it('are told apart by what the person called them', () => {
    const document = documentWith({ a: { title: 'Shop', otps: [{ account: 'hanako' }, { secret: 'MZXW6YTB', account: 'hanako' }] } })
    const item = document.items['a']!
    const fields = Object.fromEntries(Object.entries(item.fields).map(([id, field], index) => [id, { ...field, label: { value: index === 0 ? ' Phone ' : '  ', at: AT } }]))
    expect(entriesOf({ ...document, items: { a: { ...item, fields } } }).map(({ label }) => label)).toEqual(['Phone', 'hanako'])
  })

  it('have no name of their own when there is one', () => {
    expect(entriesOf(documentWith({ a: { title: 'Shop', otps: [{ account: 'hanako' }] } })).map(({ label }) => label)).toEqual([''])
  })
})
