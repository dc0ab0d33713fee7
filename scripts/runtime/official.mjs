// Owns the official Electron package's binary: finding it and letting the package's own installer fetch it. Never decides what to use instead.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withFolderLock } from './folder-lock.mjs'

const INSTALL_LIMIT_MS = 240_000
const PROBE_LIMIT_MS = 8_000
const OFFICIAL_BASE = 'https://github.com/electron/electron/releases/download/'
// Answers of a gateway on the way, not of the release host: the file was never asked for.
const GATEWAY_STATUS = new Set([403, 407, 451, 502, 503, 504])

/** `unreachable`: the host did not answer. `broken`: it answered and what came is no good, or nothing was installed. */
export class OfficialRuntimeError extends Error {
  name = 'OfficialRuntimeError'
  constructor(kind, message, options) {
    super(message, options)
    this.kind = kind
  }
}

function readTrimmed(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : ''
}

/** The installed binary, or undefined; path.txt is what the package's installer writes last. */
function findInstalled(packageFolder, version) {
  const relative = readTrimmed(join(packageFolder, 'path.txt'))
  const installed = readTrimmed(join(packageFolder, 'dist', 'version')).replace(/^v/, '')
  const path = join(packageFolder, 'dist', relative)
  return relative !== '' && installed === version && existsSync(path) ? path : undefined
}

function mirrorOf(env) {
  return env.npm_config_electron_mirror || env.NPM_CONFIG_ELECTRON_MIRROR || env.ELECTRON_MIRROR || OFFICIAL_BASE
}

async function whyUnreachable(env, version) {
  const url = `${mirrorOf(env)}v${version}/SHASUMS256.txt`
  const host = URL.canParse(url) ? new URL(url).host : url
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT_MS) })
    return GATEWAY_STATUS.has(response.status) ? `The official download host ${host} cannot be reached (a gateway answered ${response.status}).` : undefined
  } catch (error) {
    return `The official download host ${host} cannot be reached (${error.cause?.code ?? error.name}).`
  }
}

function runInstaller(packageFolder, env) {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let timedOut = false
    const timer = setTimeout(() => {
      timedOut = true
      child.kill('SIGKILL')
    }, INSTALL_LIMIT_MS)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += bytes))
    child.on('error', (error) => (output += String(error)))
    child.on('close', (code) => {
      clearTimeout(timer)
      settle({ ok: code === 0, timedOut, output: output.trim() })
    })
  })
}

async function install({ packageFolder, version, env }) {
  const result = await runInstaller(packageFolder, env)
  const path = findInstalled(packageFolder, version)
  if (result.ok && path !== undefined) return path
  if (result.timedOut) {
    throw new OfficialRuntimeError('unreachable', `The official download did not finish within ${INSTALL_LIMIT_MS / 1000} s.`)
  }
  // The installer's error does not say what kind it is, so the host itself is asked; a wrong checksum leaves the host reachable.
  const unreachable = await whyUnreachable(env, version)
  if (unreachable !== undefined) throw new OfficialRuntimeError('unreachable', unreachable)
  throw new OfficialRuntimeError('broken', `The official Electron ${version} could not be installed, although its host answers:\n${result.output}`)
}

/** The path and version of the official binary, downloaded with the official package's own checksums when it is not there yet. */
export async function ensureOfficial({ checkout, cacheFolder, env, log }) {
  const packageFolder = join(checkout, 'node_modules', 'electron')
  if (!existsSync(join(packageFolder, 'package.json'))) {
    throw new OfficialRuntimeError('broken', 'The electron package is not installed: run `npm ci` first.')
  }
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  const installed = findInstalled(packageFolder, version)
  if (installed !== undefined) return { path: installed, version, reason: 'the official package is installed' }
  return withFolderLock(join(cacheFolder, 'official.lock'), async () => {
    const meanwhile = findInstalled(packageFolder, version)
    if (meanwhile !== undefined) return { path: meanwhile, version, reason: 'the official package is installed' }
    log(`electron ${version} (official): trying its download`)
    return { path: await install({ packageFolder, version, env }), version, reason: 'downloaded from the official host' }
  })
}
