// Owns the order in which an Electron runtime is looked for. Must never hand the pinned test runtime to `start` or to packaging.
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OfficialRuntimeError, ensureOfficial } from './runtime/official.mjs'
import { PINNED, PinnedRuntimeError, ensurePinned, pinnedFits } from './runtime/pinned.mjs'

const CHECKOUT = resolve(import.meta.dirname, '..')
const PURPOSES = ['start', 'test', 'demo']
const BINARY_PATH = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe'
}

/** A failure with a sentence for the person; everything else that is thrown is a fault of ours. */
export class ElectronRuntimeError extends Error {
  name = 'ElectronRuntimeError'
}

function printLine(line) {
  process.stderr.write(`${line}\n`)
}

function fromOverride(folder, platform) {
  const path = join(folder, BINARY_PATH[platform] ?? 'electron')
  if (!existsSync(path)) {
    throw new ElectronRuntimeError(`ELECTRON_OVERRIDE_DIST_PATH is set to ${folder}, but there is no Electron binary at ${path}. Nothing else was tried.`)
  }
  const versionFile = join(folder, 'version')
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown'
  return { path, version, source: 'override', reason: 'ELECTRON_OVERRIDE_DIST_PATH names it' }
}

async function fromPinned({ why, purpose, platform, arch, cacheFolder, log }) {
  if (purpose === 'start') {
    throw new ElectronRuntimeError(
      `${why} Nidan starts on the official Electron only: run this again with a connection, or unpack an official release and set ELECTRON_OVERRIDE_DIST_PATH to its folder. Meanwhile \`npm run demo\` works on a throwaway vault.`
    )
  }
  if (!pinnedFits({ platform, arch })) {
    throw new ElectronRuntimeError(
      `${why} The pinned test runtime exists for ${PINNED.platform} ${PINNED.arch} only, not for ${platform} ${arch}: set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked official release.`
    )
  }
  const { path, version } = await ensurePinned({ cacheFolder, log })
  log('notice: this binary comes from a third party and is checked by hash only (docs/adr/0002); it is for tests and demos on throwaway vaults.')
  return { path, version, source: 'pinned', reason: why }
}

/**
 * Finds or gets the runtime: an override, the official package, and for tests and demos alone the pinned one, and that only when the
 * official host cannot be reached. A wrong checksum is an error and never leads on to the next source.
 */
export async function resolveElectron({ purpose, env = process.env, platform = process.platform, arch = process.arch, checkout = CHECKOUT, log = printLine }) {
  if (!PURPOSES.includes(purpose)) throw new ElectronRuntimeError(`The purpose is one of ${PURPOSES.join(', ')}, not "${String(purpose)}".`)
  const cacheFolder = join(checkout, '.runtime')
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  let found
  if (override) {
    found = fromOverride(resolve(override), platform)
    if (purpose === 'start' && realpathSync(found.path).startsWith(cacheFolder + sep)) {
      throw new ElectronRuntimeError('ELECTRON_OVERRIDE_DIST_PATH names the pinned test runtime, which is for tests and demos on throwaway vaults only.')
    }
  } else {
    try {
      found = { ...(await ensureOfficial({ checkout, cacheFolder, env, log })), source: 'official' }
    } catch (error) {
      if (!(error instanceof OfficialRuntimeError)) throw error
      if (error.kind !== 'unreachable') throw new ElectronRuntimeError(error.message, { cause: error })
      found = await fromPinned({ why: error.message, purpose, platform, arch, cacheFolder, log })
    }
  }
  log(`electron ${found.version} (${found.source}): ${found.reason}`)
  return found
}

function purposeFromArguments(args) {
  const at = args.indexOf('--purpose')
  return at === -1 ? undefined : args[at + 1]
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const found = await resolveElectron({ purpose: purposeFromArguments(process.argv.slice(2)) })
    process.stdout.write(`${found.path}\n`)
  } catch (error) {
    const expected = error instanceof ElectronRuntimeError || error instanceof PinnedRuntimeError
    printLine(expected ? error.message : String(error?.stack ?? error))
    process.exitCode = 1
  }
}
