// Owns running a program as an ordinary user when root started it: Chromium's sandbox works for everyone but root.
// Makes one system user without a login; changes no file of the checkout.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const USER = 'nidan-test'
/** X servers meet their programs here; whoever comes first makes it, and root makes it right. */
const X_SOCKETS = '/tmp/.X11-unix'

export interface Ids {
  uid: number
  gid: number
}

export interface RunPlace {
  /** null: run as whoever we are. */
  user: Ids | null
  /** A temporary folder that the user owns, with output/ in it. */
  folder: string
  output: string
  env: Record<string, string>
  dispose(): void
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function idOf(flag: '-u' | '-g'): number | null {
  const { status, stdout } = spawnSync('id', [flag, USER], { encoding: 'utf8' })
  return status === 0 ? Number(stdout) : null
}

function findUser(): Ids | null {
  const uid = idOf('-u')
  const gid = idOf('-g')
  return uid === null || gid === null ? null : { uid, gid }
}

function makeUser(): Ids | null {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER], { stdio: 'inherit' })
  return findUser()
}

function asUser({ uid, gid }: Ids): string[] {
  return ['--reuid', String(uid), '--regid', String(gid), '--clear-groups']
}

function canReach(user: Ids, flag: '-r' | '-x', path: string): boolean {
  return spawnSync('setpriv', [...asUser(user), 'test', flag, path]).status === 0
}

/** The user to run as, or null with the reason printed. */
function chooseUser(input: { readable: readonly string[]; executable: readonly string[]; log: (line: string) => void }): Ids | null {
  if (!isRoot()) return null
  const user = findUser() ?? makeUser()
  if (user === null) {
    input.log(`notice: the system user ${USER} could not be made, so this runs as root with Chromium's sandbox off`)
    return null
  }
  const refused = [...input.readable.filter((path) => !canReach(user, '-r', path)), ...input.executable.filter((path) => !canReach(user, '-x', path))]
  if (refused.length > 0) {
    input.log(`notice: ${USER} may not read ${refused.join(', ')}, so this runs as root with Chromium's sandbox off`)
    return null
  }
  return user
}

function makeFolder(path: string, user: Ids | null): string {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (user !== null) chownSync(path, user.uid, user.gid)
  return path
}

export function prepareRunPlace(input: {
  name: string
  readable: readonly string[]
  executable: readonly string[]
  log: (line: string) => void
}): RunPlace {
  const user = chooseUser(input)
  if (isRoot() && !existsSync(X_SOCKETS)) {
    mkdirSync(X_SOCKETS)
    chmodSync(X_SOCKETS, 0o1777)
  }
  const folder = mkdtempSync(join(tmpdir(), `${input.name}-`))
  if (user !== null) chownSync(folder, user.uid, user.gid)
  const home = makeFolder(join(folder, 'home'), user)
  const temporary = makeFolder(join(folder, 'tmp'), user)
  const runtime = makeFolder(join(folder, 'run'), user)
  const output = makeFolder(join(folder, 'output'), user)
  return {
    user,
    folder,
    output,
    env: { HOME: home, TMPDIR: temporary, XDG_RUNTIME_DIR: runtime, XDG_CONFIG_HOME: join(home, '.config'), XDG_CACHE_HOME: join(home, '.cache') },
    dispose: () => {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** For a run on the person's own display: only they have access to it, so everything stays theirs but the output folder. */
export function prepareOwnPlace(input: { name: string; log: (line: string) => void }): RunPlace {
  if (isRoot()) input.log("notice: root's display is open to root alone, so this runs as root with Chromium's sandbox off")
  const folder = mkdtempSync(join(tmpdir(), `${input.name}-`))
  return {
    user: null,
    folder,
    output: makeFolder(join(folder, 'output'), null),
    env: {},
    dispose: () => {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** Runs Node with `args` in `place` and answers with its exit code. */
export function runNode(place: RunPlace, args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const command = place.user === null ? [process.execPath, ...args] : ['setpriv', ...asUser(place.user), process.execPath, ...args]
  const [program = process.execPath, ...rest] = command
  const child = spawn(program, rest, { stdio: 'inherit', env: { ...process.env, ...place.env, ...env } })
  // Ctrl+C reaches the child by itself; this process stays to tidy up behind it.
  const stay = (): void => undefined
  process.on('SIGINT', stay)
  const end = (): void => void child.kill('SIGTERM')
  process.on('SIGTERM', end)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      process.off('SIGINT', stay)
      process.off('SIGTERM', end)
      resolve(code ?? 1)
    })
  })
}
