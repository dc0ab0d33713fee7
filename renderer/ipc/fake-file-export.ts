// Owns the stand-in's answers about items on their way into a file. Writes nothing. Never part of the program that is shipped.
import type { Bridge } from '../../shared/ipc/bridge.ts'

type Calls = Bridge<'main'>['calls']
export type FakeFileExportCalls = Pick<Calls, Extract<keyof Calls, `fileExport.${string}`>>

export interface FakeFileExportOptions {
  newId: () => string
  masterPassword: string
  /** What the dialog for the place answers, one after the other; then a name. Null: cancelled. */
  places?: (string | null)[] | undefined
  derive: () => Promise<void>
}

export function createFakeFileExport({ newId, masterPassword, places = [], derive }: FakeFileExportOptions): FakeFileExportCalls {
  const ready = new Set<string>()
  return {
    'fileExport.make': async ({ itemIds, proof }) => {
      await derive()
      if (proof.password !== masterPassword) return { ok: false, code: 'vault-wrong-password' }
      const handle = newId()
      ready.add(handle)
      return { ok: true, value: { handle, count: itemIds.length } }
    },
    'fileExport.save': ({ handle }) => {
      if (!ready.has(handle)) return Promise.resolve({ ok: false, code: 'export-gone' })
      const [place = 'Personal.kdbx'] = places.splice(0, 1)
      if (place === null) return Promise.resolve({ ok: true, value: null })
      ready.delete(handle)
      return Promise.resolve({ ok: true, value: { name: place } })
    },
    'fileExport.discard': ({ handle }) => {
      ready.delete(handle)
      return Promise.resolve({ ok: true, value: null })
    }
  }
}
