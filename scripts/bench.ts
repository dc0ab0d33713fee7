// Owns `npm run bench [-- NAME…]`: checks what it needs, runs the parts as an ordinary user and keeps the figures in bench-results/.
import { chownSync, copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { prepareRunPlace, runNode } from './desktop-run/ordinary-user.ts'
import { findRequirements } from './desktop-run/requirements.ts'

const checkout = resolve(import.meta.dirname, '..')

function log(line: string): void {
  process.stderr.write(`${line}\n`)
}

async function main(names: readonly string[]): Promise<number> {
  const { electron } = await findRequirements({ purpose: 'test', checkout, log })
  const place = prepareRunPlace({ name: 'nidan-bench', readable: [join(checkout, 'bench/run.ts')], executable: [electron.path, process.execPath], log })
  const results = join(checkout, 'bench-results')
  // The corpus of codes is made once and kept; whoever runs the bench must be able to add to it.
  const corpus = join(results, 'qr-corpus')
  mkdirSync(corpus, { recursive: true })
  if (place.user !== null) chownSync(corpus, place.user.uid, place.user.gid)
  try {
    const code = await runNode(place, ['--import', join(checkout, 'node_modules/tsx/dist/loader.mjs'), join(checkout, 'bench/run.ts'), ...names], {
      NIDAN_ELECTRON: electron.path,
      NIDAN_RUNTIME: `${electron.source} ${electron.version}`,
      NIDAN_BENCH_OUTPUT: place.output,
      NIDAN_QR_CORPUS: corpus
    })
    for (const file of readdirSync(place.output).filter((name) => /\.(?:json|md)$/u.test(name))) {
      const run = names.length === 0 ? 'all' : names.map((name) => name.replace(/^--/u, '')).join('-')
      const target = join(results, file === 'figures.json' ? `${run}.json` : `${run}-${file}`)
      copyFileSync(join(place.output, file), target)
      log(`Figures: ${target}`)
    }
    return code
  } finally {
    place.dispose()
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    log(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
)
