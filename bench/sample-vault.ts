// Owns the vaults that the bench works on: logins like people's, as many as asked for. Throwaway, with a low KDF cost.
import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createVaultBytes, type NewItem } from '../electron/vault/new-vault-file.ts'

export const BENCH_PASSWORD = 'bench correct horse'

/** About 800 bytes of document a login; every third has an OTP. */
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

export async function sampleVault(count: number): Promise<Uint8Array> {
  return await createVaultBytes({ name: 'Bench', password: BENCH_PASSWORD, items: sampleLogins(count), now: Date.now, random: (length) => new Uint8Array(randomBytes(length)) })
}

/** A profile folder whose vault has `count` logins. */
export async function writeBenchVault(userData: string, count: number): Promise<void> {
  await mkdir(join(userData, 'vaults'), { recursive: true })
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ language: 'en', theme: 'light', idleLockMs: 86_400_000 }))
  await writeFile(join(userData, 'vaults', 'Personal.nidan'), await sampleVault(count), { mode: 0o600 })
}
