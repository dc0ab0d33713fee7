// Owns what a view gone bad would send: inputs of the right shape with the wrong contents, of the wrong shape, and things that are no input at all.
import fc from 'fast-check'
import { z } from 'zod'

/** The part of JSON Schema that zod writes for our contracts. */
interface Shape {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly minimum?: number
  readonly maximum?: number
  readonly propertyNames?: Shape
  readonly additionalProperties?: Shape | boolean
}

const ODD_TEXTS = ['', ' ', '__proto__', 'constructor', 'toString', '\0', '\u{202e}abc', '\ud800', '名前', 'x'.repeat(5_000), '../../etc/passwd', 'javascript:alert(1)', '{"a":1}', '-1', 'otpauth://totp/a?secret=']
const ODD_NUMBERS = [0, -1, 1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 53), Number.NaN, Number.POSITIVE_INFINITY, -0]

function textOf(shape: Shape, ids: readonly string[]): fc.Arbitrary<unknown> {
  const known = fc.constantFrom(...ids)
  if (shape.format === 'uuid') return fc.oneof({ weight: 8, arbitrary: known }, { weight: 1, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom(...ODD_TEXTS) })
  return fc.oneof({ weight: 3, arbitrary: fc.string({ maxLength: 40 }) }, { weight: 2, arbitrary: fc.constantFrom(...ODD_TEXTS) }, { weight: 1, arbitrary: known })
}

function numberOf({ minimum = 0, maximum = 1_000_000 }: Shape): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 3, arbitrary: fc.integer({ min: Math.max(minimum, -1_000_000), max: Math.min(maximum, 1_000_000) }) }, { weight: 1, arbitrary: fc.constantFrom(...ODD_NUMBERS) })
}

function objectOf({ properties = {}, required = [], propertyNames, additionalProperties }: Shape, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (propertyNames !== undefined && typeof additionalProperties === 'object') {
    return fc.dictionary(textOf(propertyNames, ids).map(String), fromShape(additionalProperties, ids), { maxKeys: 3 })
  }
  const members = Object.fromEntries(Object.entries(properties).map(([name, shape]) => [name, fromShape(shape, ids)]))
  return fc.record(members, { requiredKeys: required.filter((name) => name in members) })
}

function fromShape(shape: Shape, ids: readonly string[]): fc.Arbitrary<unknown> {
  const either = shape.anyOf ?? shape.oneOf
  if (either !== undefined) return fc.oneof(...either.map((one) => fromShape(one, ids)))
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum)
  if ('const' in shape) return fc.constant(shape.const)
  switch (shape.type) {
    case 'object':
      return objectOf(shape, ids)
    case 'array':
      return fc.array(fromShape(shape.items ?? {}, ids), { maxLength: 4 })
    case 'string':
      return textOf(shape, ids)
    case 'integer':
    case 'number':
      return numberOf(shape)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      // Bytes, which JSON has no word for.
      return fc.oneof(fc.uint8Array({ maxLength: 64 }), fc.jsonValue())
  }
}

/** Three of four have the shape that `schema` asks for; `ids` are those that exist. All can be sent through a port (structured clone). */
export function arbitraryInput(schema: z.ZodType, ids: readonly string[]): fc.Arbitrary<unknown> {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true, withNullPrototype: false, withObjectString: true })
  return fc.oneof({ weight: 6, arbitrary: fromShape(shape, ids) }, { weight: 1, arbitrary: fc.jsonValue() }, { weight: 1, arbitrary: anything })
}
