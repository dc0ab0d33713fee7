// Owns how a secret is cut into letters, digits and signs, so that they can be coloured apart. Pure.

type CharacterKind = 'letter' | 'digit' | 'sign'

function kindOf(character: string): CharacterKind {
  if (/\p{N}/u.test(character)) return 'digit'
  return /[\p{L}\p{M}\s]/u.test(character) ? 'letter' : 'sign'
}

/** Neighbours of one kind as one run. */
export function runsOf(secretText: string): { kind: CharacterKind; text: string }[] {
  const runs: { kind: CharacterKind; text: string }[] = []
  for (const character of secretText) {
    const kind = kindOf(character)
    const last = runs.at(-1)
    if (last?.kind === kind) last.text += character
    else runs.push({ kind, text: character })
  }
  return runs
}
