// Owns the answers to calls about generated values, of the view and of main. A kept value leaves one at a time; main gets only what is copied.
import { AppError } from '../../../shared/errors.ts'
import type { vaultContract } from '../../../shared/ipc/contract.ts'
import type { vaultHostContract } from '../../../shared/ipc/host-contract.ts'
import type { Handlers } from '../../../shared/ipc/port-rpc.ts'
import { compareStamps } from '../document/clock.ts'
import type { Session } from '../session.ts'
import { clearGenerated, generatedListOf, keepGenerated } from './generated-history.ts'
import type { MadeSecrets } from './made-secrets.ts'

export interface GeneratorHandlerParts {
  readonly session: Session
  readonly madeSecrets: MadeSecrets
}

type ViewHandlers = Handlers<typeof vaultContract>
type HostHandlers = Handlers<typeof vaultHostContract>

function keptValue(session: Session, id: string): string | null {
  const { entries } = generatedListOf(session.vault().document())
  return Object.hasOwn(entries, id) ? (entries[id]?.value ?? null) : null
}

/** A vault that cannot be written keeps no list; what was made can be used all the same. */
async function keepIfPossible({ session, madeSecrets }: GeneratorHandlerParts, id: string): Promise<void> {
  const vault = session.vault()
  if (vault.isReadOnly || keptValue(session, id) !== null) return
  const value = madeSecrets.valueOf(id)
  await vault.change(null, (document) => keepGenerated(document, { id, value }, vault.editContext()))
}

export function generatorHandlers(parts: GeneratorHandlerParts): Pick<ViewHandlers, Extract<keyof ViewHandlers, `generator.${string}`>> {
  const { session, madeSecrets } = parts
  return {
    'generator.make': (recipe) => {
      session.vault()
      return madeSecrets.make(recipe)
    },
    'generator.keep': async ({ id }) => {
      await keepIfPossible(parts, id)
      return null
    },
    'generator.list': () => {
      const { entries } = generatedListOf(session.vault().document())
      return Object.entries(entries)
        .sort(([, a], [, b]) => compareStamps(b.at, a.at))
        .map(([id, { at }]) => ({ id, madeAtMs: at[0] }))
    },
    'generator.reveal': ({ id }) => {
      const value = keptValue(session, id)
      if (value === null) throw new AppError('generator-gone')
      return { value }
    },
    'generator.clear': async () => {
      const vault = session.vault()
      await vault.change(null, (document) => clearGenerated(document, vault.editContext()))
      return null
    }
  }
}

export function generatorHostHandlers(parts: GeneratorHandlerParts): Pick<HostHandlers, 'host.copyGenerated'> {
  const { session, madeSecrets } = parts
  return {
    'host.copyGenerated': async ({ id }) => {
      const value = keptValue(session, id) ?? madeSecrets.valueOf(id)
      // It is needed now; a list that cannot be saved is told by the saving itself.
      await keepIfPossible(parts, id).catch(() => undefined)
      return { value }
    }
  }
}
