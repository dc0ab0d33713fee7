// Owns `npm run demo`: chooses between playing by hand and playing by itself, finds the runtime, runs as an ordinary user, tidies up.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Language } from '../shared/model/settings.ts'
import { prepareOwnPlace, prepareRunPlace, runNode } from './desktop-run/ordinary-user.ts'
import { findRequirements } from './desktop-run/requirements.ts'
import { playByHand } from './demo/play-by-hand.ts'
import { playStory } from './demo/play-story.ts'
import { prepareOutput } from './demo/progress.ts'

const checkout = resolve(import.meta.dirname, '..')
const OUTPUT = join(checkout, 'demo-out')
const TSX = join(checkout, 'node_modules/tsx/dist/cli.mjs')
const USAGE = 'usage: npm run demo -- [--auto] [--language en|ja]'

interface DemoOptions {
  auto: boolean
  language: Language
}

function log(line: string): void {
  process.stdout.write(`${line}\n`)
}

function readOptions(args: readonly string[]): DemoOptions {
  let auto = (process.env['DISPLAY'] ?? '') === '' && process.platform === 'linux'
  let language: Language = 'en'
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--auto') auto = true
    else if (arg === '--language') {
      const value = rest.shift()
      if (value !== 'en' && value !== 'ja') throw new Error(USAGE)
      language = value
    } else throw new Error(USAGE)
  }
  return { auto, language }
}

/** The part that needs the runtime, in a process that may be another user's. */
async function play(options: DemoOptions, output: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'nidan-demo-'))
  try {
    if (!options.auto) {
      await playByHand({ folder, language: options.language, log })
      return 0
    }
    const runtime = { version: process.env['NIDAN_ELECTRON_VERSION'] ?? '', source: process.env['NIDAN_ELECTRON_SOURCE'] ?? '' }
    return (await playStory({ output, folder, language: options.language, display: process.env['DISPLAY'] === '' ? undefined : process.env['DISPLAY'], runtime, log })) ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the ordinary user made is carried into the checkout, where only the caller may write. */
function carryOutput(from: string): void {
  prepareOutput(OUTPUT)
  mkdirSync(OUTPUT, { recursive: true })
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(OUTPUT, name))
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  const handedOver = process.env['NIDAN_DEMO_OUTPUT']
  if (handedOver !== undefined) return play(options, handedOver)

  const { electron } = await findRequirements({ purpose: 'demo', checkout, log })
  log(`Electron ${electron.version} (${electron.source})`)
  const hasDisplay = (process.env['DISPLAY'] ?? '') !== ''
  const place = hasDisplay
    ? prepareOwnPlace({ name: 'nidan-demo', log })
    : prepareRunPlace({ name: 'nidan-demo', readable: [join(checkout, 'package.json')], executable: [electron.path, process.execPath], log })
  try {
    const code = await runNode(place, [TSX, join(checkout, 'scripts/demo.ts'), ...args], {
      NIDAN_DEMO_OUTPUT: place.output,
      NIDAN_ELECTRON: electron.path,
      NIDAN_ELECTRON_VERSION: electron.version,
      NIDAN_ELECTRON_SOURCE: electron.source
    })
    if (options.auto) {
      carryOutput(place.output)
      log(`Pictures and record: ${OUTPUT}`)
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
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
)
