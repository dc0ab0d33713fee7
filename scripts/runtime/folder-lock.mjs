// Owns a lock between processes made of one folder, so that two of them do not download the same thing. Never guards a secret or a vault.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const POLL_MS = 200
const WAIT_LIMIT_MS = 600_000
const READ_ONLY = new Set(['EACCES', 'EPERM', 'EROFS'])

async function ownerIsAlive(lockFolder) {
  const pid = Number(await readFile(join(lockFolder, 'pid'), 'utf8').catch(() => ''))
  // Its owner is between making the folder and writing the file.
  if (!Number.isInteger(pid) || pid <= 0) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** False when this user may not write there at all: such a process only reads, so it cannot collide with anyone. */
async function take(lockFolder) {
  for (let waitedMs = 0; waitedMs < WAIT_LIMIT_MS; waitedMs += POLL_MS) {
    try {
      await mkdir(lockFolder)
      await writeFile(join(lockFolder, 'pid'), String(process.pid))
      return true
    } catch (error) {
      if (READ_ONLY.has(error.code)) return false
      if (error.code !== 'EEXIST') throw error
    }
    if (await ownerIsAlive(lockFolder)) await wait(POLL_MS)
    else await rm(lockFolder, { recursive: true, force: true })
  }
  throw new Error(`${lockFolder} was held for ${WAIT_LIMIT_MS / 60_000} minutes; remove it if no other run is busy.`)
}

/** Runs `work` while no other process holds the same lock. A lock whose owner has died is taken over. */
export async function withFolderLock(lockFolder, work) {
  const folder = dirname(lockFolder)
  await mkdir(folder, { recursive: true }).catch((error) => {
    if (!READ_ONLY.has(error.code)) throw error
  })
  const taken = await take(lockFolder)
  try {
    return await work()
  } finally {
    if (taken) await rm(lockFolder, { recursive: true, force: true })
  }
}
