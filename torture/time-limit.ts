// Owns ending work that does not end: a loop without a way out, a pattern that backtracks for ever. For synchronous code only.
import { Script } from 'node:vm'

const SLOT = '__tortureAction'
/** The engine interrupts what runs below a script with a timeout, wherever that code comes from. */
const script = new Script(`globalThis.${SLOT}()`)

/** False when the action was cut off after `limitMs`. What it throws is thrown. */
export function endsWithin(limitMs: number, action: () => void): boolean {
  Object.defineProperty(globalThis, SLOT, { value: action, configurable: true })
  try {
    script.runInThisContext({ timeout: limitMs })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false
    throw error
  } finally {
    Reflect.deleteProperty(globalThis, SLOT)
  }
}
