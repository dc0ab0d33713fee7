// Owns the rig "io-errors": every system call of a save fails once with each error that a disk, a mount or a permission gives.
// What was acknowledged is in the file, what was refused is refused with a code of its own, and the next save works.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startDriver, type Driver } from '../driver/start-driver.ts'
import type { Rig, RigContext } from '../rig.ts'
import { createTally, type Tally } from '../tally.ts'
import { readCounter, removeTemps, shown, writeCounterVault, type CounterState } from './counter-vault.ts'
import { emptyFolder, mount, mountObstacle, spreadOver, unmount } from './rounds.ts'
import { attachTracer, callsOf, tracingObstacle, type SystemCall } from './system-calls.ts'

const ERRORS = ['EIO', 'EPERM', 'ENOSPC', 'EROFS', 'EDQUOT'] as const
const RENAME_ERRORS = ['EXDEV', 'EBUSY'] as const
const REFUSALS = ['vault-save-failed', 'vault-disk-full', 'vault-no-permission', 'vault-changed-outside'].map((code) => `failed ${code}`)
const SHORT_FAULTS = 10

interface Fault {
  readonly call: SystemCall
  readonly error: string
}

interface Session {
  readonly driver: Driver
  readonly path: string
  readonly log: string
  value: number
}

async function startSession(context: RigContext): Promise<Session> {
  const folder = join(context.folder, 'vault')
  await emptyFolder(folder)
  const path = join(folder, 'Personal.nidan')
  await writeCounterVault(path, context.randomOf(-1))
  const driver = await startDriver(path)
  await driver.ask('open')
  return { driver, path, log: join(context.folder, 'calls.log'), value: 0 }
}

async function saveUnderTrace(session: Session, inject?: string): Promise<{ answer: string | null; log: string }> {
  const tracer = await attachTracer(session.driver, session.log, inject)
  session.value += 1
  const answer = await session.driver.ask(`set value-${session.value}`)
  return { answer, log: await tracer.detach() }
}

function has(state: CounterState, value: string): boolean {
  return state.current === value || state.history.includes(value)
}

/** Null when the answer, the file and the next save fit each other. */
async function faultProblem(session: Session, { call, error }: Fault): Promise<string | null> {
  const before = `value-${session.value}`
  const { answer, log } = await saveUnderTrace(session, `${call.name}:error=${error}:when=${call.when}`)
  if (!log.includes('(INJECTED)')) return `the fault did not fire: ${String(answer)}`
  const value = `value-${session.value}`
  const isSaved = answer === `saved ${value}`
  if (!isSaved && !REFUSALS.includes(answer ?? '')) return `the answer is ${String(answer)}`
  const state = await readCounter(session.path)
  if ('refused' in state) return `after "${String(answer)}" the file ${shown(state)}`
  if (isSaved ? state.current !== value : ![before, value].includes(state.current)) return `after "${String(answer)}" the file ${shown(state)}`
  if ((await removeTemps(session.path)) > 0 && !call.name.startsWith('unlink')) return `after "${String(answer)}" a temporary file is left`
  session.value += 1
  const again = await session.driver.ask(`set value-${session.value}`)
  const after = await readCounter(session.path)
  if (again !== `saved value-${session.value}` || 'refused' in after) return `the next save: ${String(again)}`
  return !isSaved || has(after, value) ? null : `${value} was acknowledged and is gone`
}

function errorsOf({ name }: SystemCall): string[] {
  // libuv takes this one for a kernel without statx, and never calls it again.
  if (name === 'statx') return ERRORS.filter((error) => error !== 'EPERM')
  return [...ERRORS, ...(name.startsWith('rename') ? RENAME_ERRORS : [])]
}

async function failEachCall(context: RigContext, tally: Tally): Promise<void> {
  let session = await startSession(context)
  try {
    const { log } = await saveUnderTrace(session)
    const calls = callsOf(log, join(context.folder, 'vault'))
    const faults = calls.flatMap((call) => errorsOf(call).map((error): Fault => ({ call, error })))
    const chosen = spreadOver(faults, context.isShort ? SHORT_FAULTS : Number.POSITIVE_INFINITY, ({ call, error }) => call.name.startsWith('rename') && error === 'EIO')
    for (const fault of chosen) {
      const problem = await faultProblem(session, fault).catch((error: unknown) => String(error))
      if (problem === null) {
        tally.passed()
        continue
      }
      tally.failed(`${fault.error} in ${fault.call.name}`, `${fault.call.shown} (${fault.call.when}): ${problem}`)
      await session.driver.dispose()
      session = await startSession(context)
    }
    tally.note(`${chosen.length} of ${faults.length} faults, at ${new Set(chosen.map(({ call }) => call)).size} of ${calls.length} system calls`)
  } finally {
    await session.driver.dispose()
  }
}

/** The same folder under a second name that can be made read-only while the vault is open. */
async function turnReadOnly(context: RigContext, tally: Tally): Promise<void> {
  const [real, view] = [join(context.folder, 'real'), join(context.folder, 'view')]
  await Promise.all([emptyFolder(real), emptyFolder(view)])
  mount('--bind', real, view)
  try {
    const path = join(view, 'Personal.nidan')
    await writeCounterVault(path, context.randomOf(-1))
    const first = await readFile(path)
    const driver = await startDriver(path)
    const expect = async (command: string, ...answers: readonly string[]): Promise<void> => {
      const answer = await driver.ask(command)
      if (answers.includes(answer ?? '')) tally.passed()
      else tally.failed('a read-only mount', `${command}: ${String(answer)}`)
    }
    try {
      await expect('open', 'open')
      mount('-o', 'remount,bind,ro', view)
      await expect('set value-1', 'failed vault-no-permission', 'failed vault-read-only')
      if (!first.equals(await readFile(path))) tally.failed('a read-only mount', 'the file changed')
      mount('-o', 'remount,bind,rw', view)
      await expect('set value-2', 'saved value-2')
      await expect('close', 'closed')
    } finally {
      await driver.dispose()
    }
    await openReadOnly(view, path, tally)
  } finally {
    unmount(view)
  }
}

async function openReadOnly(view: string, path: string, tally: Tally): Promise<void> {
  mount('-o', 'remount,bind,ro', view)
  const driver = await startDriver(path)
  try {
    const answers = [await driver.ask('open'), await driver.ask('set value-3')]
    if (answers.join() === 'open,failed vault-read-only') tally.passed()
    else tally.failed('a read-only mount', `opened there: ${answers.join()}`)
  } finally {
    await driver.dispose()
  }
}

export const ioErrorsRig: Rig = {
  name: 'io-errors',
  about: 'fails each system call of a save with EIO, EPERM, ENOSPC, EROFS, EDQUOT, EXDEV, EBUSY (strace); read-only mounts',
  obstacle: async () => (await tracingObstacle()) ?? (await mountObstacle()),
  run: async (context) => {
    const tally = createTally()
    do {
      await turnReadOnly(context, tally)
      await failEachCall(context, tally)
      context.say(`${tally.runs()} faults, ${tally.failures()} failed`)
    } while (!context.isShort && !context.isTimeUp())
    return tally.report()
  }
}
