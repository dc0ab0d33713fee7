import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sealContainer, inspectContainer, findVaultKey, openContainer } from './container/container.ts'
import { contentOf } from './attachments/export-attachment.ts'
import { GOLDEN_CONTENTS, GOLDEN_NAMES, GOLDEN_PASSWORD } from './testdata/golden-file.ts'
import { openVaultBytes } from './testdata/open-bytes.ts'

const folder = join(import.meta.dirname, 'testdata/golden')

describe.each(GOLDEN_NAMES)('the golden file %s of format version 1', (name) => {
  it('opens and holds what was put into it', async () => {
    const document = await openVaultBytes(await readFile(join(folder, `${name}.nidan`)), GOLDEN_PASSWORD)
    expect(document).toEqual(JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')))
  })

  it('is made again byte for byte out of its own parts', async () => {
    const bytes = await readFile(join(folder, `${name}.nidan`))
    const container = inspectContainer(bytes)
    const vaultKey = await findVaultKey(container, GOLDEN_PASSWORD)
    const again = sealContainer({
      header: container.header,
      minorVersion: container.minorVersion,
      vaultKey,
      document: openContainer(container, vaultKey),
      attachments: container.attachments
    })
    expect(Buffer.from(again).equals(bytes)).toBe(true)
  })
})

describe('the golden file with attachments', () => {
  it('gives each content as it was put in', async () => {
    const bytes = await readFile(join(folder, 'v1-attachments.nidan'))
    const document = await openVaultBytes(bytes, GOLDEN_PASSWORD)
    const { attachments: records } = inspectContainer(bytes)
    const contents = Object.entries(document.items).flatMap(([itemId, { attachments = {} }]) =>
      Object.entries(attachments).map(([attachmentId, { name }]) => [name.value, Buffer.from(contentOf(document, records, { itemId, attachmentId })).toString('base64')])
    )
    expect(Object.fromEntries(contents)).toEqual(Object.fromEntries(Object.entries(GOLDEN_CONTENTS).map(([name, content]) => [name, Buffer.from(content).toString('base64')])))
  })
})
