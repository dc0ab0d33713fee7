// Owns which values of the registry give vault files to Nidan on Windows, as arguments of its own tool. Runs nothing.

/** Of this user alone: no rights of an administrator are needed, and no other user is asked. */
const CLASSES = 'HKCU\\Software\\Classes'
const EXTENSION = `${CLASSES}\\.nidan`
const TYPE = 'Nidan.Vault'
const TYPE_KEY = `${CLASSES}\\${TYPE}`
const COMMAND_KEY = `${TYPE_KEY}\\shell\\open\\command`

/** As CommandLineToArgvW reads it: quotes around each part; a backslash counts only before a quote. */
export function windowsCommand(command: readonly string[]): string {
  const quoted = [...command, '%1'].map((part) => `"${part.replaceAll(/(\\*)"/gu, '$1$1\\"').replace(/(\\+)$/u, '$1$1')}"`)
  return quoted.join(' ')
}

/** Arguments of `reg.exe`, one call each, in this order. */
export function associationCalls(command: readonly string[], icon: string): string[][] {
  const set = (key: string, value: string): string[] => ['add', key, '/ve', '/t', 'REG_SZ', '/d', value, '/f']
  return [set(TYPE_KEY, 'Nidan vault'), set(`${TYPE_KEY}\\DefaultIcon`, icon), set(COMMAND_KEY, windowsCommand(command)), set(EXTENSION, TYPE)]
}

/** The extension first: what is left without it opens nothing. */
export const REMOVAL_CALLS: readonly (readonly string[])[] = [
  ['delete', EXTENSION, '/ve', '/f'],
  ['delete', TYPE_KEY, '/f']
]

export const QUERY_CALLS = { extension: ['query', EXTENSION, '/ve'], command: ['query', COMMAND_KEY, '/ve'] } as const

/** What the two queries answered, judged: is it this program that opens vault files? */
export function isAssociated(answers: { extension: string; command: string }, command: readonly string[]): boolean {
  return new RegExp(`REG_SZ\\s+${TYPE.replace('.', '\\.')}\\s*$`, 'mu').test(answers.extension) && answers.command.includes(windowsCommand(command))
}
