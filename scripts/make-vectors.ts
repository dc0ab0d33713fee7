// Owns writing the vault's test vectors to disk: `npx tsx scripts/make-vectors.ts`. Deterministic: a second run changes nothing.
// Never writes a golden file that is there: it shows what a released version really wrote.
import { mkdir, readdir, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GOLDEN_NAMES, makeGoldenFile } from '../electron/vault/testdata/golden-file.ts'
import { makeVectors } from '../electron/vault/testdata/vector-cases.ts'

const testdata = join(import.meta.dirname, '../electron/vault/testdata')
const folder = join(testdata, 'vectors')

await mkdir(folder, { recursive: true })
for (const name of await readdir(folder)) if (name.endsWith('.json')) await unlink(join(folder, name))
const vectors = await makeVectors()
for (const vector of vectors) await writeFile(join(folder, `${vector.name}.json`), `${JSON.stringify(vector, null, 2)}\n`)
await mkdir(join(testdata, 'golden'), { recursive: true })
for (const name of GOLDEN_NAMES) {
  const golden = await makeGoldenFile(name)
  await writeFile(join(testdata, `golden/${name}.nidan`), golden.bytes, { flag: 'wx' })
    .then(() => writeFile(join(testdata, `golden/${name}.json`), `${JSON.stringify(golden.document, null, 2)}\n`))
    .catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    })
}
process.stdout.write(`${vectors.length} vectors\n`)
