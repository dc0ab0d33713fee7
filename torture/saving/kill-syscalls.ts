// Owns the rig "kill-syscalls": a save, with and without a backup, and the making of a vault are killed on entry to each of their system calls.
// All of them are covered and counted.
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startDriver, type Driver } from '../driver/start-driver.ts'
import type { Rig, RigContext } from '../rig.ts'
import { createTally, type Tally } from '../tally.ts'
import { numberOf, readCounter, shown, writeCounterVault } from './counter-vault.ts'
import { emptyFolder, spreadOver } from './rounds.ts'
import { attachTracer, callsOf, tracingObstacle, type SystemCall } from './system-calls.ts'

const SHORT_SAVE_KILLS = 6
const AFTER_ANSWER_MS = 5_000
const VAULT = 'Personal.nidan'
const NOT_FIRED = 'the kill did not fire'
const RENAME_OVER_VAULT = /^rename.*, Personal\.nidan\)$/u

/** The operation under torture: what comes before strace is attached, and the command that is killed. */
interface Operation {
  readonly name: 'save' | 'save with a backup' | 'create'
  readonly prepare: (path: string, context: RigContext) => Promise<Driver>
  readonly command: string
  /** Null when the file may look like this after a kill at the call. */
  readonly verdict: (path: string, isAfterRename: boolean, isAnswered: boolean) => Promise<string | null>
}

const SAVE: Operation = {
  name: 'save',
  prepare: async (path, { randomOf }) => {
    await writeCounterVault(path, randomOf(-1))
    const driver = await startDriver(path)
    await driver.ask('open')
    return driver
  },
  command: 'set value-1',
  verdict: async (path, isAfterRename) => {
    const state = await readCounter(path)
    return numberOf(state) === (isAfterRename ? 1 : 0) ? await goesOn(path) : `the file ${shown(state)}`
  }
}

/** As the program saves: the file as it was goes to the backups first, in a folder that is traced too. */
const SAVE_WITH_BACKUP: Operation = {
  ...SAVE,
  name: 'save with a backup',
  prepare: async (path, { randomOf }) => {
    await writeCounterVault(path, randomOf(-1))
    const driver = await startDriver(path, join(dirname(path), 'own'))
    await driver.ask('open')
    return driver
  }
}

const CREATE: Operation = {
  name: 'create',
  prepare: (path) => startDriver(path),
  command: 'create Personal',
  verdict: async (path, _isAfterRename, isAnswered) => {
    const state = await readCounter(path)
    return 'refused' in state && (isAnswered || state.refused !== 'no such file') ? `the file ${shown(state)}` : null
  }
}

/** The next start takes the dead process's lock over, and saves. */
async function goesOn(path: string): Promise<string | null> {
  const driver = await startDriver(path)
  try {
    const answers = [await driver.ask('open'), await driver.ask('set value-2'), await driver.ask('close')]
    return answers.join() === 'open,saved value-2,closed' ? null : `the next start answers ${answers.join()}`
  } finally {
    await driver.dispose()
  }
}

async function record(operation: Operation, context: RigContext): Promise<SystemCall[]> {
  const [folder, log] = [join(context.folder, 'vault'), join(context.folder, 'calls.log')]
  await emptyFolder(folder)
  const driver = await operation.prepare(join(folder, VAULT), context)
  try {
    const tracer = await attachTracer(driver, log)
    await driver.ask(operation.command)
    return callsOf(await tracer.detach(), folder)
  } finally {
    await driver.dispose()
  }
}

/** Null when the kill fired and left the file as it must be. */
async function killAt(operation: Operation, call: SystemCall, isAfterRename: boolean, context: RigContext): Promise<string | null> {
  const [folder, log] = [join(context.folder, 'vault'), join(context.folder, 'kill.log')]
  await emptyFolder(folder)
  await rm(log, { force: true })
  const path = join(folder, VAULT)
  const driver = await operation.prepare(path, context)
  try {
    const tracer = await attachTracer(driver, log, `${call.name}:signal=KILL:when=${call.when}`)
    const answer = await driver.ask(operation.command)
    // What is done after the answer is killed after it; then the answer counts.
    const signal = await Promise.race([driver.ended, sleep(AFTER_ANSWER_MS).then(() => null)])
    if (signal === null) return `${NOT_FIRED}: ${answer ?? 'no answer'}`
    if (signal !== 'SIGKILL' || !(await tracer.detach()).includes('killed by SIGKILL')) return `the process ended by ${signal}`
    return await operation.verdict(path, isAfterRename, answer !== null)
  } finally {
    await driver.dispose()
  }
}

async function torture(operation: Operation, most: number, context: RigContext, tally: Tally): Promise<void> {
  const calls = await record(operation, context)
  if (calls.length === 0) throw new Error(`no system call of the ${operation.name} was seen`)
  const renameAt = calls.findLastIndex((call) => RENAME_OVER_VAULT.test(call.shown))
  const chosen = spreadOver(calls, most, (call) => /^(rename|link)/u.test(call.name))
  let fired = 0
  for (const call of chosen) {
    const problem = await killAt(operation, call, calls.indexOf(call) > renameAt, context)
    if (!problem?.startsWith(NOT_FIRED)) fired += 1
    if (problem === null) tally.passed()
    else tally.failed(`killed at ${operation.name}'s ${call.name}`, `${call.shown} (${call.when}): ${problem}`)
  }
  const names = [...new Set(chosen.map(({ name }) => name))].map((name) => `${name} ${chosen.filter((call) => call.name === name).length}`)
  const percent = Math.floor((100 * chosen.length) / calls.length)
  tally.note(`${operation.name}: killed at ${chosen.length} of ${calls.length} system calls, ${percent} %; ${fired} kills fired (${names.join(', ')})`)
}

export const killSyscallsRig: Rig = {
  name: 'kill-syscalls',
  about: 'kills a save, with and without a backup, and the making of a vault on entry to each system call (strace)',
  obstacle: tracingObstacle,
  run: async (context) => {
    const tally = createTally()
    do {
      await torture(SAVE, context.isShort ? SHORT_SAVE_KILLS : Number.POSITIVE_INFINITY, context, tally)
      if (!context.isShort) await torture(SAVE_WITH_BACKUP, Number.POSITIVE_INFINITY, context, tally)
      // Each costs two derivations of a key at full strength.
      if (!context.isShort) await torture(CREATE, Number.POSITIVE_INFINITY, context, tally)
      context.say(`${tally.runs()} kills, ${tally.failures()} failed`)
    } while (!context.isShort && !context.isTimeUp())
    return tally.report()
  }
}
