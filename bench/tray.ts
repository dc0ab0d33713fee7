// Owns the figures of the tray's menu with two hundred codes: what the vault process does for it, and what main does before it hands the menu to the system.
import { findVaultKey, inspectContainer, openContainer } from '../electron/vault/container/container.ts'
import { uuidText } from '../electron/vault/document/ids.ts'
import { createCodeClock } from '../electron/vault/code-clock.ts'
import { readDocument } from '../electron/vault/document/migrate.ts'
import type { NewItem } from '../electron/vault/new-vault-file.ts'
import { trayEntries } from '../electron/vault/tray-entries.ts'
import { trayMenuRows, type TrayLook } from '../electron/main/services/tray/tray-menu.ts'
import { trayWords } from '../electron/main/services/tray/tray-words.ts'
import { wordsIn } from '../electron/main/services/words.ts'
import { rowOf, type BenchPart } from './figures.ts'
import { BENCH_PASSWORD, sampleVault } from './sample-vault.ts'

const RUNS = 101
const LOGINS = 200
/** It is built anew whenever a code ends, also while somebody types. */
const LIMIT_MS = 50

const TAGS = ['home', 'home/bank', 'work', '仕事']

function loginsWithCodes(): NewItem[] {
  return Array.from({ length: LOGINS }, (_, index) => ({
    title: `Service ${String(index)}`,
    username: `person${String(index)}@example.jp`,
    websites: [`https://www.service-${String(index)}.example`],
    otps: ['otpauth://totp/Service:person?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Service'],
    favourite: index % 40 === 0,
    ...(index % 3 === 0 ? { tags: [TAGS[index % TAGS.length] ?? ''] } : {}),
    ...(index % 10 === 0 ? { lastUsedAtMs: index + 1 } : {})
  }))
}

export const trayBench: BenchPart = {
  name: 'tray',
  run: async () => {
    const container = inspectContainer(await sampleVault(LOGINS, { logins: loginsWithCodes() }))
    const { vaultId, generation } = container.header
    const document = readDocument(openContainer(container, await findVaultKey(container, BENCH_PASSWORD)), { vaultId: uuidText(vaultId), generation })
    const codeClock = createCodeClock({ nowMs: Date.now })
    const look: TrayLook = {
      words: trayWords(wordsIn('ja'), 'ja'),
      collator: new Intl.Collator('ja'),
      areCodesHidden: false,
      windowTitle: 'Sign in to Service 77 — Mozilla Firefox',
      clearsAtMs: Date.now()
    }
    const times = { codes: [] as number[], rows: [] as number[] }
    for (let run = 0; run < RUNS; run += 1) {
      const from = performance.now()
      const entries = trayEntries({ document, uses: new Map(), codeClock, limit: LOGINS })
      const read = performance.now()
      trayMenuRows({ phase: 'unlocked', entries }, look)
      times.codes.push(read - from)
      times.rows.push(performance.now() - read)
    }
    return [
      rowOf(`tray: ${String(LOGINS)} codes in their order`, 'ms', times.codes, { limit: LIMIT_MS, note: 'the vault process' }),
      rowOf(`tray: the menu of ${String(LOGINS)} codes`, 'ms', times.rows, { limit: LIMIT_MS, note: 'main, without the system' })
    ]
  }
}
