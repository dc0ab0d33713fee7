// Owns how a revealed secret is written: fixed width, digits and signs coloured apart. Keeps no copy of it.

type CharacterKind = 'letter' | 'digit' | 'sign'

export function kindOf(character: string): CharacterKind {
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

export function SecretText({ value }: { value: string }) {
  return (
    <span className="secret-text">
      {runsOf(value).map((run, index) => (
        <span key={index} data-kind={run.kind}>
          {run.text}
        </span>
      ))}
    </span>
  )
}
