// Owns what the system tells of processes, for the lock file. Never signals a process: signal 0 only asks.
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { hostname, uptime } from 'node:os'
import type { ProcessFacts } from './lock-file.ts'
import { systemCodeOf } from './file-system.ts'

/** Once, at the start of the process: waiting for a line of text is not worth a promise. */
function readBootId(platform: NodeJS.Platform): string | null {
  if (platform !== 'linux') return null
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return null
  }
}

/** What stands in /proc/PID/stat from its third field on (proc(5)). The name in brackets before it may hold spaces. */
function fieldsFromThird(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** Field 22: clock ticks since the computer started. */
async function linuxStartOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return stat === null ? null : (fieldsFromThird(stat)[19] ?? null)
}

/** Has ended, and nobody has asked yet how: its number is still taken, and signal 0 finds it. Inits of containers leave many. */
function isDefunct(pid: number): boolean {
  try {
    return ['Z', 'X'].includes(fieldsFromThird(readFileSync(`/proc/${pid}/stat`, 'utf8'))[0] ?? '')
  } catch {
    return false
  }
}

export function readProcessFacts(platform: NodeJS.Platform): ProcessFacts {
  return {
    pid: process.pid,
    host: hostname(),
    bootId: readBootId(platform),
    bootedAtMs: () => performance.timeOrigin + performance.now() - uptime() * 1_000,
    startOf: (pid) => (platform === 'linux' ? linuxStartOf(pid) : Promise.resolve(null)),
    isAlive: (pid) => {
      try {
        process.kill(pid, 0)
        return platform !== 'linux' || !isDefunct(pid)
      } catch (error) {
        // Somebody else's process lives too.
        return systemCodeOf(error) === 'EPERM'
      }
    }
  }
}
