// Owns Nidan's vault as one short program, measured from its start to its end beside keepassxc-cli: opens a file, and shows a code or saves an edit.
import { writeSync } from 'node:fs'
import { codeAt } from '../electron/otp/code.ts'
import { setFlag } from '../electron/vault/document/edit.ts'
import { newUuid } from '../electron/vault/document/ids.ts'
import { liveFields, otpOf } from '../electron/vault/document/views.ts'
import { openVault } from '../electron/vault/file/store.ts'
import { seedOf } from '../electron/vault/otp-value.ts'
import { randomOf, vaultParts } from './vault-parts.ts'

// Written at once: process.stdout would load Node's streams for six digits.
const STANDARD_OUTPUT = 1

async function main([what, path = '', password = '']: readonly string[]): Promise<void> {
  const store = await openVault(vaultParts(), path, password)
  const { items } = store.document()
  const [itemId] = Object.keys(items)
  const item = itemId === undefined ? undefined : items[itemId]
  if (itemId === undefined || item === undefined) throw new Error('an empty vault')
  const save = (): Promise<void> => {
    const context = { nowMs: Date.now(), writer: 'bbbbbbbb', newId: () => newUuid(randomOf) }
    return store.change((document) => setFlag(document, itemId, 'favourite', !item.favourite.value, context))
  }
  if (what === 'save') await save()
  else {
    const otp = liveFields(item).flatMap(({ field }) => otpOf(field) ?? [])[0]
    writeSync(STANDARD_OUTPUT, `${otp === undefined ? '' : (codeAt(seedOf(otp), Date.now())?.code ?? '')}\n`)
  }
  await store.close()
}

main(process.argv.slice(2)).then(
  () => {
    // As the vault process ends: killed, and not taken apart object by object.
    process.exit(0)
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`)
    process.exitCode = 1
  }
)
