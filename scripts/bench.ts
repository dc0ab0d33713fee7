// Owns `npm run bench [-- NAME…]`: checks what it needs, runs the parts as an ordinary user and keeps the figures in bench-results/.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
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
  try {
    const code = await runNode(place, ['--import', join(checkout, 'node_modules/tsx/dist/loader.mjs'), join(checkout, 'bench/run.ts'), ...names], {
      NIDAN_ELECTRON: electron.path,
      NIDAN_RUNTIME: `${electron.source} ${electron.version}`,
      NIDAN_BENCH_OUTPUT: place.output
    })
    const figures = join(place.output, 'figures.json')
    if (existsSync(figures)) {
      const target = join(checkout, 'bench-results', `${names.length === 0 ? 'all' : names.join('-')}.json`)
      mkdirSync(join(checkout, 'bench-results'), { recursive: true })
      copyFileSync(figures, target)
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
