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

/** Field 22 of /proc/PID/stat: clock ticks since the computer started. The name in brackets before it may hold spaces. */
async function linuxStartOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
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
        return true
      } catch (error) {
        // Somebody else's process lives too.
        return systemCodeOf(error) === 'EPERM'
      }
    }
  }
}
