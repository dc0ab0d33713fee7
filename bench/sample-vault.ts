// Owns the vaults that the bench works on: logins like people's, as many as asked for. Throwaway, with a low KDF cost.
import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { KdfCost } from '../electron/vault/container/kdf.ts'
import { createVaultBytes, type NewItem } from '../electron/vault/new-vault-file.ts'

export const BENCH_PASSWORD = 'bench correct horse'

/** About 1,260 bytes of document a login; every third has an OTP. */
export function sampleLogins(count: number): NewItem[] {
  return Array.from({ length: count }, (_, index) => ({
    title: `Service ${String(index)}`,
    username: `person${String(index)}@example.jp`,
    password: randomBytes(15).toString('base64'),
    websites: [`https://www.service-${String(index)}.example`],
    notes: index % 5 === 0 ? 'Renews in April. The second address is for receipts.' : '',
    ...(index % 3 === 0 ? { otps: ['otpauth://totp/Service:person?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Service'] } : {})
  }))
}

/** 800 bytes of document a login: what the limits of saving and opening are set for. The first of every hundred has an OTP. */
export function smallLogins(count: number): NewItem[] {
  return Array.from({ length: count }, (_, index) => ({
    title: `Service ${String(index)}`,
    password: randomBytes(15).toString('base64'),
    ...(index % 100 === 0
      ? { otps: ['otpauth://totp/Service:person?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Service'] }
      : { username: `person${String(index)}@example.jp` })
  }))
}

/** The same, three of ten with members that a plain login does not have. */
export function mixedItems(count: number): NewItem[] {
  return smallLogins(count).map((login, index) => {
    switch (index % 10) {
      case 0:
        return { ...login, tags: ['home/bank'], secondSteps: ['app'] }
      case 1:
        return { ...login, category: 'card', extraFields: [{ kind: 'concealed', label: '', value: '4111111111111111', format: 'card-number' }, { kind: 'text', label: '', value: '09/29', format: 'card-expiry' }] }
      case 2:
        return { ...login, archived: true, extraFields: [{ kind: 'text', label: '', value: 'taro@example.jp', format: 'email' }] }
      default:
        return login
    }
  })
}

export async function sampleVault(count: number, { logins = sampleLogins(count), kdf }: { logins?: NewItem[]; kdf?: KdfCost } = {}): Promise<Uint8Array> {
  return await createVaultBytes({
    name: 'Bench',
    password: BENCH_PASSWORD,
    items: logins,
    ...(kdf === undefined ? {} : { kdf }),
    now: Date.now,
    random: (length) => new Uint8Array(randomBytes(length))
  })
}

/** A profile folder whose vault has `count` logins. */
export async function writeBenchVault(userData: string, count: number, logins?: NewItem[]): Promise<void> {
  await mkdir(join(userData, 'vaults'), { recursive: true })
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ language: 'en', theme: 'light', idleLockMs: 86_400_000 }))
  await writeFile(join(userData, 'vaults', 'Personal.nidan'), await sampleVault(count, logins === undefined ? {} : { logins }), { mode: 0o600 })
}
