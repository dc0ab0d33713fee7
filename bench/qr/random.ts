// Owns the seeded randomness of the corpus: one seed makes the same pictures on every machine with the same browser. Never for secrets.

export interface Random {
  /** 0 ≤ value < 1. */
  share(): number
  between(least: number, most: number): number
  /** Both ends included. */
  whole(least: number, most: number): number
  chance(share: number): boolean
  pick<T>(values: readonly [T, ...T[]]): T
}

/** Mulberry32: 32 bits of state, good enough to vary pictures. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (least: number, most: number): number => least + Math.floor(share() * (most - least + 1))
  return {
    share,
    between: (least, most) => least + share() * (most - least),
    whole,
    chance: (of) => share() < of,
    pick: (values) => values[whole(0, values.length - 1)] ?? values[0]
  }
}

/** A seed of its own for each picture, so that one more category moves no other. FNV-1a. */
export function seedOf(seed: number, name: string): number {
  let hash = (2_166_136_261 ^ seed) >>> 0
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return hash
}
