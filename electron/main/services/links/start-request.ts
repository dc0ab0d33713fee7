// Owns which argument of a start asks the program to do something: one that runs is told, one that does not is started for it. Does nothing itself.

/** What a desktop's own shortcut, a script or a menu entry can ask for. */
export const START_REQUESTS = ['quick-access', 'scan', 'lock'] as const
export type StartRequest = (typeof START_REQUESTS)[number]

export function switchOf(request: StartRequest): string {
  return `--${request}`
}

/** The first request among the arguments, and null for none. An argument that only begins like one is none. */
export function requestIn(args: readonly string[]): StartRequest | null {
  for (const arg of args) {
    const request = START_REQUESTS.find((one) => switchOf(one) === arg)
    if (request !== undefined) return request
  }
  return null
}
