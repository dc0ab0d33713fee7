// Owns Nidan's vault as one short program, measured from its start to its end beside keepassxc-cli: opens a file, and shows a code or saves an edit.
// Asked for memory, it stays open and says in bytes what it holds after the unlock and after a save.
import { codeAt } from '../electron/otp/code.ts'
import { setFlag } from '../electron/vault/document/edit.ts'
import { newUuid } from '../electron/vault/document/ids.ts'
import { liveFields, otpOf, summaryOf } from '../electron/vault/document/views.ts'
import { openVault } from '../electron/vault/file/store.ts'
import { seedOf } from '../electron/vault/otp-value.ts'
import { randomOf, vaultParts } from './vault-parts.ts'

/** Long enough for the first garbage to be collected; nothing is collected by force, because nobody does so in the product. */
const SETTLE_MS = 3_000

async function settledBytes(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  return process.memoryUsage.rss()
}

async function main([what, path = '', password = '']: readonly string[]): Promise<void> {
  const store = await openVault(vaultParts(), path, password)
  const [itemId, item] = Object.entries(store.document().items)[0] ?? []
  if (itemId === undefined || item === undefined) throw new Error('an empty vault')
  const save = (): Promise<void> => {
    const context = { nowMs: Date.now(), writer: 'bbbbbbbb', newId: () => newUuid(randomOf) }
    return store.change((document) => setFlag(document, itemId, 'favourite', !item.favourite.value, context))
  }
  if (what === 'save') await save()
  else if (what === 'memory') {
    const listed = Object.entries(store.document().items).map(([id, one]) => summaryOf(id, one, null)).length
    const openBytes = await settledBytes()
    await save()
    process.stdout.write(`${JSON.stringify({ listed, openBytes, savedBytes: await settledBytes() })}\n`)
  } else {
    const otp = liveFields(item).flatMap(({ field }) => otpOf(field) ?? [])[0]
    process.stdout.write(`${otp === undefined ? '' : (codeAt(seedOf(otp), Date.now())?.code ?? '')}\n`)
  }
  await store.close()
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`)
  process.exitCode = 1
})
