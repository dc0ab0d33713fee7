// Owns a stand-in for the generator, for the preview and for tests: values that tell which they are. Never part of the program that is shipped.
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Recipe } from '../../shared/model/generator.ts'
import type { Result } from '../../shared/ipc/result.ts'

export interface FakeGenerator {
  /** Values that were used before, newest first. */
  used?: readonly { id: string; value: string; madeAtMs: number }[]
  failing?: Partial<Record<keyof FakeGeneratorCalls, ErrorCode>>
}

export type FakeGeneratorCalls = Pick<Bridge<'main'>['calls'], Extract<keyof Bridge<'main'>['calls'], `generator.${string}`> | 'clipboard.copyGenerated'>

function valueOf(recipe: Recipe, number: number): { value: string; bits: number } {
  switch (recipe.kind) {
    case 'password':
      return { value: `wR7#kQ${number}v-Zp0O1lI%mE4x`.padEnd(recipe.length, 'dY3&').slice(0, recipe.length), bits: 6.5 * recipe.length }
    case 'phrase':
      return { value: Array.from({ length: recipe.words }, (_, index) => ['harbor', 'velvet', 'copper', `lantern${number}`, 'orchard', 'meadow'][index % 6]).join(recipe.separator), bits: 12.9 * recipe.words }
    case 'pin':
      return { value: '48291735'.padEnd(recipe.length, String(number)).slice(0, recipe.length), bits: 3.3 * recipe.length }
    case 'username':
      return { value: `amber.otter${'42'.slice(0, recipe.digits)}`, bits: 32 }
  }
}

interface Parts {
  newId: () => string
  nowMs: () => number
  generator?: FakeGenerator
}

export function createGeneratorCalls({ newId, nowMs, generator = {} }: Parts): FakeGeneratorCalls {
  let number = 0
  let used = [...(generator.used ?? [])]
  const made = new Map<string, string>()
  const answer = <T>(name: keyof FakeGeneratorCalls, value: () => T): Promise<Result<T>> => {
    const code = generator.failing?.[name]
    return Promise.resolve(code === undefined ? { ok: true, value: value() } : { ok: false, code })
  }
  const keep = (id: string): null => {
    const value = made.get(id)
    if (value !== undefined && !used.some((entry) => entry.id === id)) used = [{ id, value, madeAtMs: nowMs() }, ...used]
    return null
  }
  return {
    'generator.make': (recipe) => {
      if (recipe.kind === 'password' && recipe.rules.minLength > recipe.rules.maxLength) return Promise.resolve({ ok: false, code: 'generator-impossible' })
      number = (number + 1) % 10
      const [id, next] = [newId(), valueOf(recipe, number)]
      made.set(id, next.value)
      return answer('generator.make', () => ({ id, ...next }))
    },
    'generator.keep': ({ id }) => answer('generator.keep', () => keep(id)),
    'generator.list': () => answer('generator.list', () => used.map(({ id, madeAtMs }) => ({ id, madeAtMs }))),
    'generator.reveal': ({ id }) => answer('generator.reveal', () => ({ value: used.find((entry) => entry.id === id)?.value ?? '' })),
    'generator.clear': () =>
      answer('generator.clear', () => {
        used = []
        return null
      }),
    'clipboard.copyGenerated': ({ id }) =>
      answer('clipboard.copyGenerated', () => {
        keep(id)
        return { clearsInMs: 30_000 }
      })
  }
}
