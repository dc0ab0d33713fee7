// Owns the sample vault as a file: the sample logins under the sample master password, with keys that are new each time.
import { randomBytes } from 'node:crypto'
import { createVaultBytes, type NewItem } from '../../electron/vault/new-vault-file.ts'
import { SAMPLE_LOGINS, SAMPLE_MASTER_PASSWORD, SAMPLE_VAULT_NAME, type SampleLogin } from './sample-logins.ts'

function asNewItem({ title, username, password, website, otpAddress, favourite, notes }: SampleLogin): NewItem {
  return {
    title,
    username,
    password,
    websites: website === '' ? [] : [website],
    otps: otpAddress === undefined ? [] : [otpAddress],
    ...(favourite === undefined ? {} : { favourite }),
    ...(notes === undefined ? {} : { notes })
  }
}

export function sampleVaultBytes(): Promise<Uint8Array> {
  return vaultBytesOf(SAMPLE_LOGINS.map(asNewItem))
}

/** With the lowest key derivation cost that a reader accepts: these vaults are thrown away. */
export function vaultBytesOf(items: readonly NewItem[]): Promise<Uint8Array> {
  return createVaultBytes({
    name: SAMPLE_VAULT_NAME,
    password: SAMPLE_MASTER_PASSWORD,
    items,
    now: Date.now,
    random: randomBytes
  })
}
