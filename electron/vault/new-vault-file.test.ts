import { describe, expect, it } from 'vitest'
import { codeAt } from '../otp/code.ts'
import { inspectContainer } from './container/container.ts'
import { passwordSlotsOf } from './container/slots.ts'
import { detailOf, liveFields, otpOf, summaryOf } from './document/views.ts'
import { createVaultBytes } from './new-vault-file.ts'
import { seedOf } from './otp-value.ts'
import { seededRandom, TEST_KDF, TEST_NOW_MS, TEST_PASSWORD } from './testdata/fixtures.ts'
import { attachmentStates, openVaultBytes } from './testdata/open-bytes.ts'

const ITEM = {
  title: 'Shop',
  username: 'hanako',
  password: 'geheim',
  websites: ['https://shop.example'],
  otps: ['otpauth://totp/Shop:hanako?secret=QWERTYUIOP'],
  notes: 'n',
  favourite: true,
  lastUsedAtMs: 5,
  updatedAtMs: 6,
  extraFields: [{ kind: 'text', label: 'Number', value: '42' }]
} as const
const vault = (random = seededRandom('new')): Promise<Uint8Array> =>
  createVaultBytes({ name: 'Demo', password: TEST_PASSWORD, items: [ITEM], now: () => TEST_NOW_MS, random })

describe('a ready vault file', () => {
  it('holds the logins that it was made of', async () => {
    const document = await openVaultBytes(await vault(), TEST_PASSWORD)
    const [[id, item] = ['', undefined]] = Object.entries(document.items)
    expect(summaryOf(id, item!, null)).toMatchObject({
      title: 'Shop',
      username: 'hanako',
      websites: ['https://shop.example'],
      favourite: true,
      hasOtp: true,
      updatedAtMs: 6,
      lastUsedAtMs: 5
    })
    expect(detailOf(id, item!).fields.map(({ kind }) => kind)).toEqual(['username', 'password', 'otp', 'website', 'text'])
    const otps = liveFields(item!).flatMap(({ field }) => otpOf(field) ?? [])
    expect(otps.map((otp) => codeAt(seedOf(otp), TEST_NOW_MS)?.code)).toEqual(['419231'])
  })

  it('is the same for the same randomness and another for another', async () => {
    const [a, b, c] = await Promise.all([vault(), vault(), vault(seededRandom('other'))])
    expect([Buffer.from(a).equals(b), Buffer.from(a).equals(c)]).toEqual([true, false])
  })

  it('holds the files that its logins come with', async () => {
    const bytes = await createVaultBytes({
      name: 'Demo',
      password: TEST_PASSWORD,
      items: [{ title: 'Shop', attachments: [{ name: 'a.txt', content: new Uint8Array([1, 2, 3]) }] }, { title: 'Old', updatedAtMs: 5, attachments: [{ name: 'b.txt', content: new Uint8Array([4]) }] }],
      kdf: TEST_KDF.cost,
      now: () => TEST_NOW_MS,
      random: seededRandom('files')
    })
    expect(Object.values(attachmentStates(bytes, await openVaultBytes(bytes, TEST_PASSWORD)))).toEqual(['present', 'present'])
  })

  it('is made at the cost that is asked for', async () => {
    const kdf = { memoryKiB: 20_480, passes: 2, lanes: 2 }
    const bytes = await createVaultBytes({
      name: 'Demo',
      password: TEST_PASSWORD,
      items: [],
      kdf,
      now: () => TEST_NOW_MS,
      random: seededRandom('cost')
    })
    expect(passwordSlotsOf(inspectContainer(bytes).header.slots).map(({ cost }) => cost)).toEqual([kdf])
  })

  it('is not made of an OTP that cannot be read', async () => {
    const items = [{ title: 'x', otps: ['otpauth://xotp/a?secret=QWERTYUIOP'] }]
    await expect(createVaultBytes({ name: 'Demo', password: 'p', items, now: () => 0, random: seededRandom('x') })).rejects.toThrow(
      'otp-type-unsupported'
    )
  })
})
