// Owns the generator as it is shown: what is chosen, what was made last, and the list of used ones. The vault process makes and keeps.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { Generated, GeneratedEntry, GeneratedKind, GeneratorChoices, Recipe, SiteRules } from '../../../shared/model/generator.ts'
import { NO_SITE_RULES } from '../../../shared/model/generator-defaults.ts'
import { createStoreContext } from '../../state/store-context.ts'

export interface GeneratorState {
  /** `fieldId`: the field of the editor that what is made can be put into. */
  opened: { fieldId: string | null } | null
  choices: GeneratorChoices
  /** Of one site, so they last as long as the dialog. */
  rules: SiteRules
  made: Generated | null
  problem: ErrorCode | null
  /** The used ones, newest first; null while they are not on display. */
  used: readonly GeneratedEntry[] | null
  revealedSecrets: Readonly<Record<string, string>>
  /** Which one was copied, for a moment; said in place. */
  copiedId: string | null
  open: (fieldId: string | null) => Promise<void>
  close: () => void
  setKind: (kind: GeneratedKind) => Promise<void>
  choose: <K extends GeneratedKind>(kind: K, change: Partial<GeneratorChoices[K]>) => Promise<void>
  setRules: (change: Partial<SiteRules>) => Promise<void>
  again: () => Promise<void>
  copy: (id: string) => Promise<void>
  /** Puts what was made into the field that the generator was opened for. */
  use: () => Promise<void>
  showUsed: () => Promise<void>
  hideUsed: () => void
  reveal: (id: string) => Promise<void>
  hideAll: () => void
  clearUsed: () => Promise<void>
  reset: () => void
}

export type GeneratorStore = StoreApi<GeneratorState>

export function recipeOf(choices: GeneratorChoices, rules: SiteRules): Recipe {
  switch (choices.kind) {
    case 'password':
      return { kind: 'password', ...choices.password, rules }
    case 'phrase':
      return { kind: 'phrase', ...choices.phrase }
    case 'pin':
      return { kind: 'pin', ...choices.pin }
    case 'username':
      return { kind: 'username', ...choices.username }
  }
}

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], Extract<keyof Bridge<'main'>['calls'], `generator.${string}`> | 'clipboard.copyGenerated'>
  /** What was chosen last time. */
  chosen: () => GeneratorChoices
  keepChoices: (choices: GeneratorChoices) => void
  putInto: (fieldId: string, value: string) => void
  onProblem: (code: ErrorCode) => void
  onCopied: () => void
}

type Set = GeneratorStore['setState']
type Get = GeneratorStore['getState']

/** Answers of before a change, or before the dialog was closed, are not shown. */
function createMaking({ calls }: Deps, set: Set, get: Get) {
  let round = 0
  const again = async (): Promise<void> => {
    round += 1
    const mine = round
    const result = await calls['generator.make'](recipeOf(get().choices, get().rules))
    if (mine !== round || get().opened === null) return
    set(result.ok ? { made: result.value, problem: null } : { made: null, problem: result.code })
  }
  const forget = (): void => {
    round += 1
  }
  return { again, forget }
}

function createUsedActions({ calls, onProblem }: Deps, set: Set, get: Get): Pick<GeneratorState, 'showUsed' | 'hideUsed' | 'reveal' | 'hideAll' | 'clearUsed'> {
  // A value that arrives after "hide all" (the window lost the focus) must not appear.
  let hidings = 0
  const hideAll = (): void => {
    hidings += 1
    if (Object.keys(get().revealedSecrets).length > 0) set({ revealedSecrets: {} })
  }
  return {
    showUsed: async () => {
      const result = await calls['generator.list'](null)
      if (!result.ok) onProblem(result.code)
      else if (get().opened !== null) set({ used: result.value })
    },
    hideUsed: () => {
      hideAll()
      set({ used: null })
    },
    reveal: async (id) => {
      const { [id]: shown, ...others } = get().revealedSecrets
      if (shown !== undefined) {
        set({ revealedSecrets: others })
        return
      }
      const mine = hidings
      const result = await calls['generator.reveal']({ id })
      if (!result.ok) onProblem(result.code)
      else if (mine === hidings && get().used !== null) set({ revealedSecrets: { ...get().revealedSecrets, [id]: result.value.value } })
    },
    hideAll,
    clearUsed: async () => {
      const result = await calls['generator.clear'](null)
      if (!result.ok) onProblem(result.code)
      else set({ used: get().used === null ? null : [], revealedSecrets: {} })
    }
  }
}

export function createGeneratorStore(deps: Deps): GeneratorStore {
  const { calls, onProblem } = deps
  const closed = () => ({ opened: null, rules: NO_SITE_RULES, made: null, problem: null, used: null, revealedSecrets: {}, copiedId: null })
  return createStore<GeneratorState>()((set, get) => {
    const { again, forget } = createMaking(deps, set, get)
    const used = createUsedActions(deps, set, get)
    const change = (part: Partial<Pick<GeneratorState, 'choices' | 'rules'>>): Promise<void> => {
      set({ ...part, copiedId: null })
      return again()
    }
    const close = (): void => {
      forget()
      used.hideAll()
      if (get().opened !== null) deps.keepChoices(get().choices)
      set(closed())
    }
    return {
      ...closed(),
      choices: deps.chosen(),
      ...used,
      open: (fieldId) => {
        const choices = deps.chosen()
        // In a field for a password a user name is not what is wanted.
        const kind = fieldId !== null && choices.kind === 'username' ? 'password' : choices.kind
        set({ ...closed(), opened: { fieldId }, choices: { ...choices, kind } })
        return again()
      },
      close,
      setKind: (kind) => change({ choices: { ...get().choices, kind } }),
      choose: (kind, part) => change({ choices: { ...get().choices, [kind]: { ...get().choices[kind], ...part } } }),
      setRules: (part) => change({ rules: { ...get().rules, ...part } }),
      again: () => {
        set({ copiedId: null })
        return again()
      },
      copy: async (id) => {
        const result = await calls['clipboard.copyGenerated']({ id })
        if (!result.ok) {
          onProblem(result.code)
          return
        }
        if (get().opened !== null) set({ copiedId: id })
        deps.onCopied()
      },
      use: async () => {
        const { opened, made } = get()
        if (opened === null || opened.fieldId === null || made === null) return
        deps.putInto(opened.fieldId, made.value)
        close()
        const result = await calls['generator.keep']({ id: made.id })
        if (!result.ok) onProblem(result.code)
      },
      reset: () => {
        forget()
        used.hideAll()
        set(closed())
      }
    }
  })
}

const context = createStoreContext<GeneratorState>('generator')
export const GeneratorProvider = context.Provider
export const useGenerator = context.useState
