// Owns starting an Electron program for a measurement and looking at it over the debugging port. Adds nothing to the program itself.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser, type Page } from 'playwright'
import { electronPath, sandboxIsPossible } from '../e2e/fixtures/surroundings.ts'
import { pause, waitFor } from '../e2e/fixtures/waiting.ts'

const run = promisify(execFile)

export interface Running {
  startedAtMs: number
  pid: number
  browser: Browser
  page: (addressPart: string) => Promise<Page>
  end: () => Promise<void>
}

/**
 * `args`: the program's folder and its own arguments. `untouchedMs`: how long nobody connects after the start, because a debugger
 * that is there from the beginning holds every new page up.
 */
export async function startProgram(env: NodeJS.ProcessEnv, args: readonly string[], untouchedMs = 2_000): Promise<Running> {
  const all = [...args, '--remote-debugging-port=0', ...(sandboxIsPossible() ? [] : ['--no-sandbox'])]
  const startedAtMs = performance.timeOrigin + performance.now()
  const child = spawn(electronPath(), all, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const address = await debuggingAddress(child)
  await pause(untouchedMs)
  const browser = await chromium.connectOverCDP(address)
  return {
    startedAtMs,
    pid: child.pid ?? 0,
    browser,
    page: (addressPart) =>
      waitFor(`a page at ${addressPart}`, () => browser.contexts().flatMap((context) => context.pages()).find((page) => page.url().includes(addressPart)) ?? null),
    end: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await ended
      clearTimeout(timer)
      await browser.close().catch(() => undefined)
    }
  }
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stderr?.on('data', (data: Buffer) => {
      text += data.toString()
      const address = /DevTools listening on (ws:\S+)/u.exec(text)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => {
      reject(new Error(`the program ended before it was ready: ${text}`))
    })
  })
}

/** Takes the files of a folder out of the page cache, as after a boot. Works for whoever may read them. */
export async function evictFromCache(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files) {
    if ((await stat(file)).size > 0) await run('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none'])
  }
}

export function runtimeFolder(): string {
  return dirname(electronPath())
}

/** Of a process and all that it started. */
async function treeOf(rootPid: number): Promise<ReadonlySet<number>> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/u.test(name)) continue
    const status = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1])
    parents.set(Number(name), parent)
  }
  const tree = new Set([rootPid])
  for (let before = 0; before !== tree.size; ) {
    before = tree.size
    for (const [pid, parent] of parents) if (tree.has(parent)) tree.add(pid)
  }
  return tree
}

async function pssMb(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+)/mu.exec(rollup)?.[1] ?? 0) / 1024
}

/** The processes of Node's that the program has open, the oldest first: the vault's, then the reader that stands by or reads. */
async function nodeServicesOf(rootPid: number): Promise<number[]> {
  const services: { pid: number; startedAt: number }[] = []
  for (const pid of await treeOf(rootPid)) {
    const command = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '')
    if (!command.includes('node.mojom.NodeService')) continue
    const status = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '')
    // proc(5), field 22; what stands behind the name begins with field 3.
    services.push({ pid, startedAt: Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[19]) })
  }
  return services.sort((a, b) => a.startedAt - b.startedAt).map(({ pid }) => pid)
}

/** Proportional set size of the vault process, in MB. */
export async function vaultMemoryMb(rootPid: number): Promise<number> {
  const [vault] = await nodeServicesOf(rootPid)
  if (vault === undefined) throw new Error('no process could be the vault process')
  return await pssMb(vault)
}

/** The reader that stands by, and its proportional set size in MB whenever that is asked; 0 once it has ended. */
export async function spareReaderMemory(rootPid: number): Promise<() => Promise<number>> {
  const [, reader, another] = await nodeServicesOf(rootPid)
  if (reader === undefined || another !== undefined) throw new Error('not one reader stands by')
  return () => pssMb(reader)
}

/** Proportional set size of the pages of a program that has one window, in MB. */
export async function rendererMemoryMb(rootPid: number): Promise<number> {
  let mb = 0
  for (const pid of await treeOf(rootPid)) {
    const command = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '')
    if (command.includes('--type=renderer')) mb += await pssMb(pid)
  }
  if (mb === 0) throw new Error('no page of the program was found')
  return mb
}

/** Proportional set size of a process and all that it started, in MB (proc(5), smaps_rollup). */
export async function treeMemoryMb(rootPid: number): Promise<{ mb: number; processes: number }> {
  const tree = await treeOf(rootPid)
  let mb = 0
  for (const pid of tree) mb += await pssMb(pid)
  return { mb, processes: tree.size }
}
