// Owns the rig "power-cut" in memory: the power goes at a random call of a save, and the disk keeps what it pleases of what was not synced.
import { applyItemEdit } from '../../electron/vault/document/edit.ts'
import { createVault, openVault, type VaultStore } from '../../electron/vault/file/store.ts'
import { testStoreParts } from '../../electron/vault/testdata/store-parts.ts'
import { AppError, codeOf } from '../../shared/errors.ts'
import { noObstacle, type Rig } from '../rig.ts'
import type { RandomSource } from '../random-source.ts'
import { SAMPLE_PASSWORD } from '../sample-vault.ts'
import { createTally } from '../tally.ts'
import { createForgetfulDisk, PowerCut, type DiskOptions, type ForgetfulDisk } from './forgetful-disk.ts'
import { tortureLoopDisk } from './loop-disk.ts'

const CUTS = 3_000
const SHORT_CUTS = 60
const TELL_EVERY = 500
const PATH = '/vaults/Personal.nidan'
/** More than a save and an opening make. */
const MOST_CALLS = 90
const MOST_SAVES = 3

type Parts = Parameters<typeof openVault>[0]

/** A process that is gone has left its lock; the next start is one of another boot. */
function partsOf(disk: ForgetfulDisk, boot: string): Parts {
  const parts = testStoreParts(boot, { files: disk.files })
  return { ...parts, processes: { ...parts.processes, bootId: boot } }
}

async function save(store: VaultStore, value: string): Promise<void> {
  await store.change((document) => {
    const [id = null] = Object.keys(document.items)
    const fieldId = '00000000-0000-4000-8000-000000000001'
    const edit = { id, title: 'Counter', favourite: false, notes: '', fields: [{ id: fieldId, kind: 'password' as const, label: '', change: { kind: 'set' as const, value } }] }
    return applyItemEdit(document, edit, noDraft, { nowMs: 1_741_011_292_000, writer: 'aaaaaaaa', newId: () => '00000000-0000-4000-8000-000000000002' }).document
  })
}

function noDraft(): never {
  throw new Error('no draft is expected here')
}

function valueIn(store: VaultStore): string {
  const [item] = Object.values(store.document().items)
  const [field] = Object.values(item?.fields ?? {})
  return typeof field?.value.value === 'string' ? field.value.value : ''
}

export interface CutResult {
  /** Null when the vault is as it must be. */
  readonly problem: string | null
  readonly savesBefore: number
}

/** One life: a vault is made, saved some times, and the power goes; then it is opened again. */
export async function cutOnce(random: RandomSource, options: DiskOptions = {}): Promise<CutResult> {
  const disk = createForgetfulDisk(options)
  const isCutWhileMade = random.chance(0.2)
  let [acknowledged, isMade] = [0, false]
  try {
    if (isCutWhileMade) disk.cutAt(random.between(1, MOST_CALLS / 2))
    const store = await createVault(partsOf(disk, 'boot-1'), PATH, { name: 'Personal', password: SAMPLE_PASSWORD })
    isMade = true
    disk.cutAt(disk.calls() + random.between(1, MOST_CALLS))
    for (let number = 1; number <= MOST_SAVES; number += 1) {
      await save(store, String(number))
      acknowledged = number
    }
  } catch (error) {
    if (!isPowerCut(error)) throw error
  }
  const problem = await afterwards(disk.afterCut(random), acknowledged, isMade)
  return { problem, savesBefore: acknowledged }
}

/** The store makes its own errors out of the disk's. */
function isPowerCut(error: unknown): boolean {
  return error instanceof PowerCut || (error instanceof AppError && (error.cause === undefined || isPowerCut(error.cause)))
}

async function afterwards(disk: ForgetfulDisk, acknowledged: number, isMade: boolean): Promise<string | null> {
  try {
    const store = await openVault(partsOf(disk, 'boot-2'), PATH, SAMPLE_PASSWORD)
    const found = Number(valueIn(store))
    if (found !== acknowledged && found !== acknowledged + 1) return `${acknowledged} was acknowledged, the file holds ${found}`
    await save(store, '99')
    return valueIn(store) === '99' ? null : 'the next save is not in the file'
  } catch (error) {
    const code = codeOf(error)
    // Whoever was not told that there is a vault may find none; half a one is no vault.
    if (!isMade && code === 'vault-not-found') return null
    return `${acknowledged} was acknowledged, then: ${code}`
  }
}

export const powerCutRig: Rig = {
  name: 'power-cut',
  about: 'cuts the power while a vault is made and saved: a disk in memory that drops, tears and reorders, and ext4 on a loop device',
  obstacle: noObstacle,
  run: async (context) => {
    const { isShort, isTimeUp, onlyCase, randomOf, say } = context
    const tally = createTally()
    const savesBefore: number[] = []
    const first = onlyCase ?? 0
    for (let number = first; onlyCase === null ? number < (isShort ? SHORT_CUTS : CUTS) || (!isShort && !isTimeUp()) : number === onlyCase; number += 1) {
      const { problem, savesBefore: saves } = await cutOnce(randomOf(number))
      savesBefore[saves] = (savesBefore[saves] ?? 0) + 1
      if (problem === null) tally.passed()
      else tally.failed('lost at a power cut', `--case ${number} ${problem}`)
      if ((number + 1) % TELL_EVERY === 0) say(`${tally.runs()} cuts, ${tally.failures()} failed`)
    }
    tally.note(`in memory: ${tally.runs()} cuts; by acknowledged saves before: ${savesBefore.map((count, saves) => `${saves}: ${count}`).join(', ')}`)
    if (onlyCase === null) await tortureLoopDisk(context, tally)
    return tally.report()
  }
}
