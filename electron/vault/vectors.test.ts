import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../shared/errors.ts'
import { openAsBrought } from './testdata/open-bytes.ts'
import { makeVectors, type Vector } from './testdata/vector-cases.ts'

const folder = join(import.meta.dirname, 'testdata/vectors')
const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
const vectors = await Promise.all(files.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Vector))

describe('the test vectors', () => {
  it.each(vectors.map((vector) => [vector.name, vector.about, vector] as const))(
    '%s: %s',
    async (_name, _about, { file, expected, vaultName, ...brought }) => {
      const result = await openAsBrought(Buffer.from(file, 'base64'), brought).then(
        (document) => ['opens', document.name.value],
        (error: unknown) => [codeOf(error), undefined]
      )
      expect(result).toEqual([expected, vaultName])
    }
  )

  it('are on disk as the script makes them', async () => {
    const made = await makeVectors()
    expect(vectors.map(({ name }) => name).sort()).toEqual(made.map(({ name }) => name).sort())
    for (const vector of made) expect(vectors.find(({ name }) => name === vector.name)).toEqual(vector)
  })
})
