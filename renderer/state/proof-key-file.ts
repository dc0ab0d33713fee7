// Owns choosing the key file for a proof, in the system's dialog. Knows its name only.
import type { Bridge } from '../../shared/ipc/bridge.ts'

/** Answers with the file's name; null when the person cancelled, or the vault is no more open. */
export async function chooseProofKeyFile(calls: Pick<Bridge<'main'>['calls'], 'keyFile.choose'>): Promise<string | null> {
  const result = await calls['keyFile.choose']({ purpose: 'proof' })
  return result.ok ? (result.value?.name ?? null) : null
}
