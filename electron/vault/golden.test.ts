import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sealContainer, inspectContainer, findVaultKey, openContainer } from './container/container.ts'
import { GOLDEN_PASSWORD } from './testdata/golden-file.ts'
import { openVaultBytes } from './testdata/open-bytes.ts'

const folder = join(import.meta.dirname, 'testdata/golden')

describe('the golden file of format version 1', () => {
  it('opens and holds what was put into it', async () => {
    const document = await openVaultBytes(await readFile(join(folder, 'v1.nidan')), GOLDEN_PASSWORD)
    expect(document).toEqual(JSON.parse(await readFile(join(folder, 'v1.json'), 'utf8')))
  })

  it('is made again byte for byte out of its own parts', async () => {
    const bytes = await readFile(join(folder, 'v1.nidan'))
    const container = inspectContainer(bytes)
    const vaultKey = await findVaultKey(container, GOLDEN_PASSWORD)
    const again = sealContainer({
      header: container.header,
      minorVersion: container.minorVersion,
      vaultKey,
      document: openContainer(container, vaultKey)
    })
    expect(Buffer.from(again).equals(bytes)).toBe(true)
  })
})
