// Owns what a run on a desktop needs before it can start: a fresh build, the runtime, programs and libraries. Gets or names what is missing; never skips.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { resolveElectron, type ElectronRuntime } from '../electron-runtime.mjs'
import { runProgram } from '../process/run-program.ts'
import { needsBuild } from '../start/build-age.ts'

export interface Requirements {
  electron: Pick<ElectronRuntime, 'path' | 'version' | 'source'>
}

/** Throws with a sentence that says what to do. */
export async function findRequirements(input: { purpose: 'test' | 'demo'; checkout: string; log: (line: string) => void }): Promise<Requirements> {
  const { purpose, checkout, log } = input
  if (await needsBuild(checkout)) await build(checkout, log)
  const electron = await resolveElectron({ purpose, checkout, log })
  // By hand on macOS and Windows nothing of this is needed, and the script says so itself.
  if (process.platform === 'linux') getSystemPackages(checkout, purpose, electron.path)
  return { electron }
}

async function build(checkout: string, log: (line: string) => void): Promise<void> {
  log('Building Nidan…')
  const entry = join(checkout, 'node_modules/electron-vite/bin/electron-vite.js')
  const { code, output } = await runProgram({ program: process.execPath, args: [entry, 'build'], cwd: checkout, output: 'collect' })
  if (code !== 0) throw new Error(`${output}\nThe build failed.`)
}

/** As root it installs what is missing; for anyone else it prints the command. */
function getSystemPackages(checkout: string, purpose: string, binary: string): void {
  const { status } = spawnSync(process.execPath, [join(checkout, 'scripts/system-packages.mjs'), '--purpose', purpose, '--binary', binary], { stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error('System packages are missing; the lines above name them and say how to get them.')
}
