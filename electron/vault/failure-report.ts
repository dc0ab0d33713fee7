// Owns what a failure may say outside this process: which call, which kind of error, where. Never its message: messages quote values.

/** The frames of the stack without its first lines, which carry the message. */
export function failureReport(call: string, error: unknown): string {
  if (!(error instanceof Error)) return `${call}: something that is no error was thrown`
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at\s/u.test(line))
  return [`${call}: ${error.constructor.name}`, ...frames].join('\n')
}
