// Owns `npm run dev`: the program on a throwaway profile, built and started again at every change. Must never touch the vault of the person who develops.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { rebuildAndRestart } from './dev/rebuild-and-restart.ts'
import { ElectronRuntimeError, resolveElectron } from './electron-runtime.mjs'
import { runProgram } from './process/run-program.ts'

const checkout = resolve(import.meta.dirname, '..')

async function develop(profile: string): Promise<number> {
  // Development counts as a start: the pinned runtime is trusted for tests and the demo alone (docs/adr/0002).
  const runtime = await resolveElectron({ purpose: 'start' })
  const entry = join(checkout, 'node_modules/electron-vite/bin/electron-vite.js')
  // Chromium refuses its sandbox to root; an ordinary user develops with it.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return await rebuildAndRestart({
    checkout,
    build: async () => (await runProgram({ program: process.execPath, args: [entry, 'build'], cwd: checkout, output: 'terminal' })).code === 0,
    command: [runtime.path, checkout, `--user-data-dir=${profile}`, ...sandbox, ...process.argv.slice(2)],
    log: console.log
  })
}

const profile = await mkdtemp(join(tmpdir(), 'nidan-dev-'))
try {
  process.exitCode = await develop(profile)
} catch (error) {
  if (!(error instanceof ElectronRuntimeError)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await rm(profile, { recursive: true, force: true })
}
