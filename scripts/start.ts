// Owns `npm start`: builds when needed and runs Nidan on the official Electron. Must never run it on any other.
import { join, resolve } from 'node:path'
import { ElectronRuntimeError, resolveElectron } from './electron-runtime.mjs'
import { runProgram } from './process/run-program.ts'
import { needsBuild } from './start/build-age.ts'

const checkout = resolve(import.meta.dirname, '..')

async function start(): Promise<number> {
  const runtime = await resolveElectron({ purpose: 'start' })
  if (await needsBuild(checkout)) {
    const entry = join(checkout, 'node_modules/electron-vite/bin/electron-vite.js')
    const { code } = await runProgram({ program: process.execPath, args: [entry, 'build'], cwd: checkout, output: 'terminal' })
    if (code !== 0) return 1
  }
  const { code } = await runProgram({ program: runtime.path, args: [checkout, ...process.argv.slice(2)], cwd: checkout, output: 'terminal' })
  return code ?? 1
}

try {
  process.exitCode = await start()
} catch (error) {
  if (!(error instanceof ElectronRuntimeError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
