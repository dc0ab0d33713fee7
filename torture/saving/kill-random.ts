// Owns the rig "kill-random": a process that saves without a pause is killed at any moment. No acknowledged value may be gone.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { lastCounted, startDriver } from '../driver/start-driver.ts'
import { noObstacle, type Rig } from '../rig.ts'
import type { RandomSource } from '../random-source.ts'
import { createTally } from '../tally.ts'
import { numberOf, readCounter, removeTemps, shown, writeCounterVault } from './counter-vault.ts'

const KILLS = 100
const SHORT_KILLS = 5
const LONGEST_LIFE_MS = 80
const TELL_EVERY = 50

interface Kill {
  readonly acknowledged: number | null
  readonly opened: boolean
}

async function killSometime(path: string, from: number, random: RandomSource): Promise<Kill> {
  const driver = await startDriver(path)
  try {
    driver.tell('open')
    // Some die while they open.
    if (random.chance(0.9)) await driver.next()
    driver.tell(`count ${from}`)
    await sleep(random.below(LONGEST_LIFE_MS))
    driver.kill('SIGKILL')
    await driver.ended
    return { acknowledged: lastCounted(driver.lines), opened: driver.lines.includes('open') }
  } finally {
    await driver.dispose()
  }
}

export const killRandomRig: Rig = {
  name: 'kill-random',
  about: 'kills a saving process at random moments: nothing that was acknowledged is lost',
  obstacle: noObstacle,
  run: async ({ isShort, isTimeUp, folder, randomOf, say }) => {
    const path = join(folder, 'Personal.nidan')
    await writeCounterVault(path, randomOf(-1))
    const tally = createTally()
    let [last, saves, temps, unopened] = [0, 0, 0, 0]
    for (let number = 0; number < (isShort ? SHORT_KILLS : KILLS) || (!isShort && !isTimeUp()); number += 1) {
      const { acknowledged, opened } = await killSometime(path, last + 1, randomOf(number))
      const least = acknowledged ?? last
      const state = await readCounter(path)
      const found = numberOf(state)
      // The save that was under way may be there or not.
      if (found === least || found === least + 1) tally.passed()
      else tally.failed('an acknowledged value is gone', `kill ${number}: ${least} was acknowledged, the file ${shown(state)}`)
      saves += least - last
      temps += await removeTemps(path)
      unopened += opened ? 0 : 1
      if (Number.isNaN(found)) await writeCounterVault(path, randomOf(-1))
      last = Number.isNaN(found) ? 0 : found
      if ((number + 1) % TELL_EVERY === 0) say(`${tally.runs()} kills, ${saves} saves, ${tally.failures()} failed`)
    }
    tally.note(`${saves} acknowledged saves; ${temps} kills left a temporary file; ${unopened} came before the vault was open`)
    return tally.report()
  }
}
