// Owns the question whether the built program is older than what it is built from. Reads dates only.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const BUILT = 'out/main/index.js'

async function modifiedMs(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs
}

/** The latest change below a path; 0 for one that does not exist. A folder counts too: it changes when a file in it is removed. */
async function newestMs(path: string): Promise<number> {
  const own = (await modifiedMs(path)) ?? 0
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  const nested = await Promise.all(entries.map((entry) => newestMs(join(path, entry.name))))
  return Math.max(own, ...nested)
}

export async function needsBuild(checkout: string): Promise<boolean> {
  const builtMs = await modifiedMs(join(checkout, BUILT))
  if (builtMs === undefined) return true
  const sources = await Promise.all(SOURCES.map((name) => newestMs(join(checkout, name))))
  return Math.max(...sources) > builtMs
}
