// Owns the shop's check of one-time passwords, by oathtool: an implementation that shares no code with Nidan.
import { spawn } from 'node:child_process'
import { timingSafeEqual } from 'node:crypto'

export const PERIOD_SECONDS = 30
/** One step either way, as RFC 6238 §5.2 recommends. */
const STEPS_EITHER_WAY = 1

export interface OneTimeCodeVerifier {
  /** The number of the step whose code this is, or null. */
  stepOf(input: { secretBase32: string; code: string; nowMs: number }): Promise<number | null>
}

function runOathtool(args: readonly string[], stdin: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('oathtool', args, { stdio: ['pipe', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.on('data', (data: Buffer) => (out += data.toString()))
    child.stderr.on('data', (data: Buffer) => (err += data.toString()))
    child.once('error', reject)
    child.once('close', (status) => {
      if (status === 0) resolve(out)
      else reject(new Error(`oathtool ended with ${String(status)}: ${err.trim()}`))
    })
    // By standard input, so that the key is on no command line that others could list.
    child.stdin.end(`${stdin}\n`)
  })
}

function isSameCode(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

export function createOathtoolVerifier(): OneTimeCodeVerifier {
  return {
    async stepOf({ secretBase32, code, nowMs }) {
      if (!/^\d{6}$/.test(code)) return null
      const firstStep = Math.floor(nowMs / 1000 / PERIOD_SECONDS) - STEPS_EITHER_WAY
      const at = `@${String(firstStep * PERIOD_SECONDS)}`
      const printed = await runOathtool(['--totp', '--base32', '--now', at, '--window', String(STEPS_EITHER_WAY * 2), '-'], secretBase32)
      const codes = printed.trim().split('\n')
      const index = codes.findIndex((expected) => isSameCode(expected, code))
      return index < 0 ? null : firstStep + index
    }
  }
}
