// Owns `npm run -s otp -- ADDRESS --time SECONDS`: what an address means and its code at a time, as one JSON object. Never prints the seed.
import { codeAt } from '../electron/otp/code.ts'
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
    const { parameters, secret, warnings } = readOtp(address)
    const { type, issuer, account, algorithm, digits, periodSeconds } = parameters
    const { code } = codeAt({ secret, algorithm, digits, periodSeconds }, seconds * 1_000)
    return { ok: true, type, issuer, account, algorithm, digits, period: periodSeconds, code, warnings }
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
