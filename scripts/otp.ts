// Owns `npm run -s otp -- ADDRESS --time SECONDS`: what an address means and its code at a time, as one JSON object. Never prints the seed.
import { codeAt, codeOfStep } from '../electron/otp/code.ts'
import { readOtp } from '../electron/otp/address.ts'
import { codeOf } from '../shared/errors.ts'

const USAGE = 'usage: npm run -s otp -- ADDRESS --time SECONDS\n'

function timeOf(args: readonly string[]): number | null {
  const at = args.indexOf('--time')
  const seconds = at === -1 ? Date.now() / 1_000 : Number(args[at + 1])
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null
}

function answerFor(address: string, seconds: number): Record<string, unknown> {
  try {
    const { parameters, secret, pin, warnings } = readOtp(address)
    const { type, issuer, account, algorithm, digits, periodSeconds, counter = 0 } = parameters
    const seed = { type, secret, algorithm, digits, periodSeconds, ...(pin === undefined ? {} : { pin }) }
    const code = codeAt(seed, seconds * 1_000)?.code ?? codeOfStep(seed, counter)
    const mover = type === 'hotp' ? { counter } : { period: periodSeconds }
    return { ok: true, type, issuer, account, algorithm, digits, ...mover, code, warnings }
  } catch (error) {
    return { ok: false, error: codeOf(error) }
  }
}

const args = process.argv.slice(2)
const address = args.find((arg, index) => arg !== '--time' && args[index - 1] !== '--time')
const seconds = timeOf(args)
if (address === undefined || seconds === null) {
  process.stderr.write(USAGE)
  process.exitCode = 2
} else {
  const answer = answerFor(address, seconds)
  process.stdout.write(`${JSON.stringify(answer)}\n`)
  process.exitCode = answer['ok'] === true ? 0 : 1
}
