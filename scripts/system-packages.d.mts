// Owns the types of system-packages.mjs, which is plain JavaScript because it runs before anything is installed.
export type MissingThing = readonly [what: string, packages: readonly string[]]

export function sonamesNotFound(lddText: string): string[]
export function installable(policyText: string): Set<string>
export function findMissing(options: { purpose: 'test' | 'demo'; binary?: string | undefined }): MissingThing[]
export function choosePackages(missing: readonly MissingThing[], available: ReadonlySet<string>): { packages: string[]; unknown: string[] }
