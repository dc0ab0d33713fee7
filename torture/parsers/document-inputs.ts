// Owns texts that look more or less like a vault's document: JSON with something else in one place, and JSON that is spoiled as text.
import type { RandomSource } from '../random-source.ts'

const STRANGERS: readonly [string, ...string[]] = ['null', 'true', '0', '-0', '1e400', '-1', '9007199254740993', '1.5', '""', '"x"', '"\\ud800"', '[]', '{}', '[1,2]', '{"value":1}', '{"__proto__":{"polluted":1}}', '"\\u0000"', '[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]', '{"at":[1,0,"aaaaaaaa"]}', '"00000000-0000-4000-8000-000000000000"']
const NAMES: readonly [string, ...string[]] = ['__proto__', 'constructor', 'toString', 'schema', 'items', 'value', 'later', '', '\u2028', '00000000-0000-4000-8000-00000000000A']
const SIGNS: readonly [string, ...string[]] = ['{', '}', '[', ']', '"', '\\', ',', ':', '\ufeff', '\u0000', '\ud800', '1', 'e', '/', '\n', ' ', 'null', '\\u', '\\"']

/** Puts `stranger` in the place of one value, or a member beside it. The depth of the place is random too. */
function withStranger(value: unknown, random: RandomSource): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.2)) return Symbol.for('stranger')
  if (Array.isArray(value)) {
    const at = random.below(value.length + 1)
    return at === value.length ? [...(value as unknown[]), Symbol.for('stranger')] : value.map((one, index) => (index === at ? withStranger(one, random) : (one as unknown)))
  }
  const entries = Object.entries(value)
  if (entries.length === 0 || random.chance(0.15)) return Object.fromEntries([...entries, [random.pick(NAMES), Symbol.for('stranger')]])
  const at = random.below(entries.length)
  if (random.chance(0.1)) return Object.fromEntries(entries.filter((_entry, index) => index !== at))
  return Object.fromEntries(entries.map(([name, one], index) => [name, index === at ? withStranger(one, random) : (one as unknown)]))
}

/** JSON knows no symbols, so the stranger's text is put where the mark is. */
function textWithStranger(document: unknown, random: RandomSource): string {
  const mark = `stranger-${random.below(1_000_000)}`
  const text = JSON.stringify(withStranger(document, random), (_name, value: unknown) => (typeof value === 'symbol' ? mark : value))
  return text.replace(`"${mark}"`, () => random.pick(STRANGERS))
}

function spoiled(text: string, random: RandomSource): string {
  let result = text
  for (let left = random.between(1, 3); left > 0; left -= 1) {
    const at = random.below(result.length + 1)
    result = result.slice(0, at) + (random.chance(0.5) ? random.pick(SIGNS) : '') + result.slice(at + random.below(3))
  }
  return result
}

/** UTF-8 bytes; in a tenth of the cases not even that. */
export function documentInput(document: unknown, random: RandomSource): Uint8Array {
  const kind = random.below(100)
  const right = JSON.stringify(document)
  if (kind < 70) return Buffer.from(textWithStranger(document, random), 'utf8')
  if (kind < 88) return Buffer.from(spoiled(right, random), 'utf8')
  if (kind < 90) return Buffer.from(`${'['.repeat(random.between(1, 50_000))}${right}`, 'utf8')
  const bytes = Buffer.from(right, 'utf8')
  const at = random.below(bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
  return random.chance(0.5) ? bytes : bytes.subarray(0, random.below(bytes.length))
}
