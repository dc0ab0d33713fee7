// Owns `npm run dev`: electron-vite with hot reload on a throwaway profile. Must never touch the vault of the person who develops.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ElectronRuntimeError, resolveElectron } from './electron-runtime.mjs'
import { runProgram } from './process/run-program.ts'

const checkout = resolve(import.meta.dirname, '..')

async function develop(profile: string): Promise<number> {
  // Development counts as a start: the pinned runtime is trusted for tests and the demo alone (docs/adr/0002).
  const runtime = await resolveElectron({ purpose: 'start' })
  const entry = join(checkout, 'node_modules/electron-vite/bin/electron-vite.js')
  // Chromium refuses its sandbox to root; an ordinary user develops with it.
  const sandbox = process.getuid?.() === 0 ? ['--noSandbox'] : []
  const { code } = await runProgram({
    program: process.execPath,
    args: [entry, 'dev', ...sandbox, '--', `--user-data-dir=${profile}`, ...process.argv.slice(2)],
    cwd: checkout,
    env: { ...process.env, ELECTRON_EXEC_PATH: runtime.path },
    output: 'terminal'
  })
  return code ?? 1
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
