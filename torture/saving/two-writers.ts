// Owns the rig "two-writers": two computers with a copy of one vault each, and a sync tool that puts one copy in the other's place.
// Either the save is refused as changed outside, and the file is left as it is; or every acknowledged value is in the file, current or earlier.
import { copyFile, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { startDriver, type Driver } from '../driver/start-driver.ts'
import { noObstacle, type Rig, type RigContext } from '../rig.ts'
import type { RandomSource } from '../random-source.ts'
import { createTally, type Tally } from '../tally.ts'
import { readCounter, shown, writeCounterVault } from './counter-vault.ts'
import { emptyFolder } from './rounds.ts'

const VAULTS = 12
const SHORT_VAULTS = 1
const STEPS = 25
const REFUSED = 'failed vault-changed-outside'

interface Computer {
  readonly name: string
  readonly path: string
  driver: Driver
  /** Acknowledged to this computer's person, or come in with a file that was read. */
  known: Set<string>
  /** The values of the file that the sync tool put there and that this computer has not read yet; null when there is none. */
  arrived: Set<string> | null
}

async function startComputer(name: string, context: RigContext): Promise<Computer> {
  const folder = join(context.folder, name)
  await emptyFolder(folder)
  const path = join(folder, 'Personal.nidan')
  await writeCounterVault(path, context.randomOf(-1))
  return { name, path, driver: await opened(path), known: new Set(['value-0']), arrived: null }
}

async function opened(path: string): Promise<Driver> {
  const driver = await startDriver(path)
  const answer = await driver.ask('open')
  if (answer !== 'open') throw new Error(`the vault does not open: ${String(answer)}`)
  return driver
}

/** As sync tools do it: a whole file, renamed over the other. */
async function sync(from: Computer, to: Computer): Promise<void> {
  const temp = `${to.path}.sync`
  await copyFile(from.path, temp)
  await rename(temp, to.path)
  // What the tool throws away, it throws away; what it brings is what counts from now on.
  to.arrived = await valuesOf(to.path)
}

async function valuesOf(path: string): Promise<Set<string>> {
  const state = await readCounter(path)
  return 'refused' in state ? new Set() : new Set([state.current, ...state.history])
}

function missing(expected: ReadonlySet<string>, found: ReadonlySet<string>): string[] {
  return [...expected].filter((value) => !found.has(value))
}

/** Null when the save is right; a refused one is followed by a new start, as a person would do it. */
async function saveOn(computer: Computer, value: string): Promise<string | null> {
  const before = await readFile(computer.path)
  const answer = await computer.driver.ask(`set ${value}`)
  if (answer === REFUSED) {
    if (computer.arrived === null) return 'refused although nothing was changed outside'
    if (!before.equals(await readFile(computer.path))) return 'refused, and the file was changed all the same'
    await computer.driver.ask('close')
    await computer.driver.dispose()
    computer.driver = await opened(computer.path)
    computer.known = computer.arrived
    computer.arrived = null
    return null
  }
  if (answer !== `saved ${value}`) return `the answer is ${String(answer)}`
  const state = await readCounter(computer.path)
  if ('refused' in state || state.current !== value) return `after "${answer}" the file ${shown(state)}`
  const expected = new Set([...computer.known, ...(computer.arrived ?? []), value])
  const lost = missing(expected, await valuesOf(computer.path))
  computer.known = expected
  computer.arrived = null
  return lost.length === 0 ? null : `lost without a word: ${lost.join(', ')}`
}

async function step([a, b]: readonly [Computer, Computer], random: RandomSource, value: string): Promise<string | null> {
  const [from, to] = random.chance(0.5) ? [a, b] : [b, a]
  if (random.chance(0.65)) return saveOn(from, value)
  await sync(from, to)
  return null
}

/** While one has the vault open, another on the same computer may read it and nothing else. */
async function secondProcess(computer: Computer, tally: Tally): Promise<void> {
  const before = await readFile(computer.path)
  const driver = await opened(computer.path)
  try {
    const answer = await driver.ask('set intruder')
    if (answer === 'failed vault-read-only' && before.equals(await readFile(computer.path))) tally.passed()
    else tally.failed('two processes', `the second one's save: ${String(answer)}`)
  } finally {
    await driver.dispose()
  }
}

async function tortureVault(context: RigContext, random: RandomSource, number: number, tally: Tally): Promise<void> {
  const computers = [await startComputer('a', context), await startComputer('b', context)] as const
  try {
    await secondProcess(computers[0], tally)
    for (let at = 0; at < STEPS; at += 1) {
      const problem = await step(computers, random, `value-${at + 1}`)
      if (problem === null) tally.passed()
      else {
        tally.failed('two writers', `--case ${number}, step ${at}: ${problem}`)
        return
      }
    }
  } finally {
    for (const { driver } of computers) await driver.dispose()
  }
}

export const twoWritersRig: Rig = {
  name: 'two-writers',
  about: 'two processes, and a sync tool between two computers: nothing that was acknowledged is overwritten silently',
  obstacle: noObstacle,
  run: async (context) => {
    const { isShort, isTimeUp, onlyCase, randomOf, say } = context
    const tally = createTally()
    const first = onlyCase ?? 0
    for (let number = first; onlyCase === null ? number < (isShort ? SHORT_VAULTS : VAULTS) || (!isShort && !isTimeUp()) : number === onlyCase; number += 1) {
      await tortureVault(context, randomOf(number), number, tally)
      say(`${tally.runs()} steps, ${tally.failures()} failed`)
    }
    return tally.report()
  }
}
