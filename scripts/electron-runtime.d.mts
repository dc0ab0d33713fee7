// Owns the types of electron-runtime.mjs, which is plain JavaScript because it runs before anything is installed.
export type ElectronPurpose = 'start' | 'test' | 'demo'

export interface ElectronRuntime {
  readonly path: string
  readonly version: string
  readonly source: 'override' | 'official' | 'pinned'
  readonly reason: string
}

export interface ElectronRuntimeOptions {
  readonly purpose: ElectronPurpose
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly platform?: string
  readonly arch?: string
  readonly checkout?: string
  readonly log?: (line: string) => void
}

export class ElectronRuntimeError extends Error {}

export function resolveElectron(options: ElectronRuntimeOptions): Promise<ElectronRuntime>
