// Owns what a run on a desktop needs before it can start: runtime, programs, the built app. Names what is missing; never skips.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { resolveElectron, type ElectronRuntime } from '../electron-runtime.mjs'
import { findMissing } from '../system-packages.mjs'

export interface Requirements {
  electron: Pick<ElectronRuntime, 'path' | 'version' | 'source'>
}

/** Throws with a sentence that says what to do. */
export async function findRequirements(input: { purpose: 'test' | 'demo'; checkout: string; log: (line: string) => void }): Promise<Requirements> {
  const { purpose, checkout, log } = input
  if (!existsSync(join(checkout, 'out/main/index.js'))) throw new Error('Nidan is not built yet: run `npm run build` first')
  const electron = await resolveElectron({ purpose, checkout, log })
  const missing = findMissing({ purpose, binary: electron.path })
  if (missing.length > 0) {
    const names = missing.map(([what]) => what).join(', ')
    throw new Error(`missing on this system: ${names}\nGet them with: node scripts/system-packages.mjs --purpose ${purpose}`)
  }
  return { electron }
}
