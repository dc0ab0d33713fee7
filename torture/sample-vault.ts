// Owns the vault that the rigs torture: made up, small, with something of everything in it. Never a real one.
import type { NewItem } from '../electron/vault/new-vault-file.ts'

export const SAMPLE_PASSWORD = 'correct horse battery staple'

export const SAMPLE_ITEMS: readonly NewItem[] = [
  {
    title: 'Shop',
    username: 'jane@x.example',
    password: 'value-0',
    websites: ['https://shop.example'],
    otps: ['otpauth://totp/Shop:jane?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Shop', 'otpauth://hotp/Bank:jane?secret=KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU&issuer=Bank&counter=7'],
    notes: 'バックアップ',
    favourite: true
  },
  { title: 'Old', username: 'octo', password: '', trashed: true, extraFields: [{ kind: 'concealed', label: 'Codes', value: 'aaaa-bbbb' }] }
]
