// Owns an in-memory stand-in for both bridges, for the preview and for tests. Never part of the program that is shipped.
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { EventName } from '../../shared/ipc/channels.ts'
import type { EventPayload } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { OtpDraft, OtpParameters } from '../../shared/model/otp.ts'
import { createFakeAccess } from './fake-access.ts'
import { createBatchCalls } from './fake-batch.ts'
import { createEditingCalls } from './fake-editing.ts'
import { createGeneratorCalls } from './fake-generator.ts'
import { createHistoryCalls } from './fake-history.ts'
import { createSearchCalls } from './fake-search.ts'
import { createSavingCalls } from './fake-saving.ts'
import { type FakeItem } from './fake-logins.ts'
import { createFakeFileExport } from './fake-file-export.ts'
import { createFakeTransfer } from './fake-transfer.ts'
import { createFakeItems } from './fake-items.ts'
import { createMainCalls } from './fake-main.ts'
import { failed, ok, type FakeCopy, type FakeEmit, type FakeOptions } from './fake-options.ts'

export const FAKE_MASTER_PASSWORD = 'preview password'

export interface FakeBridge {
  unlock: Bridge<'unlock'>
  main: Bridge<'main'>
  emit: FakeEmit
  items: FakeItem[]
  /** Handles of drafts that were neither stored nor discarded. */
  openDrafts: () => string[]
  /** The same of files. */
  openFiles: () => string[]
  makeDraft: (parameters: Partial<OtpParameters>) => OtpDraft
  copied: FakeCopy[]
}

function createEvents() {
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const on =
    <N extends EventName>(name: N) =>
    (listener: (payload: EventPayload<N>) => void) => {
      const all = listeners.get(name) ?? new Set()
      listeners.set(name, all)
      all.add(listener)
      return () => void all.delete(listener)
    }
  const emit = <N extends EventName>(name: N, payload: EventPayload<N>): void => {
    // The key decides the payload's type; a Map cannot say so.
    for (const listener of listeners.get(name) ?? []) listener(payload as never)
  }
  return { on, emit }
}

type UnlockVaultCall = 'session.chooseVault' | 'session.startNewVault' | 'session.openRecent' | 'vaults.recent' | 'vaults.forget'

function vaultCallsOf(main: Pick<Bridge<'main'>['calls'], UnlockVaultCall>): Pick<Bridge<'unlock'>['calls'], UnlockVaultCall> {
  const { 'session.chooseVault': choose, 'session.startNewVault': start, 'session.openRecent': open, 'vaults.recent': recent, 'vaults.forget': forget } = main
  return { 'session.chooseVault': choose, 'session.startNewVault': start, 'session.openRecent': open, 'vaults.recent': recent, 'vaults.forget': forget }
}

export function createFakeBridge(options: FakeOptions): FakeBridge {
  const { on, emit } = createEvents()
  const [copied, vault]: [FakeBridge['copied'], ReturnType<typeof createFakeItems>] = [[], createFakeItems(options, emit)]
  const main = createMainCalls(options, emit, vault.makeDraft, copied)
  const derive = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, options.kdfMs ?? 0))
  const access = createFakeAccess({
    ...(options.access === undefined ? {} : { access: options.access }),
    masterPassword: FAKE_MASTER_PASSWORD,
    ...{ failing: options.failing?.['access.change'], nowMs: options.nowMs },
    vaultName: options.session?.vaultName ?? 'Personal'
  })
  const afterKdf = async <T>(result: Result<T>): Promise<Result<T>> => {
    await derive()
    return result
  }
  const { items, newId, asksForPassword, drawQr, exportPlaces } = options
  const owner = { newId, masterPassword: FAKE_MASTER_PASSWORD, derive: options.kdfMs === undefined ? () => Promise.resolve() : derive }
  const transfers = { ...createFakeTransfer({ ...owner, items, asksForPassword, drawQr }), ...createFakeFileExport({ ...owner, places: exportPlaces }) }
  return {
    emit,
    copied,
    items: options.items,
    makeDraft: vault.makeDraft,
    ...vault.open,
    main: {
      calls: { ...main, ...vault.calls, ...transfers, ...createSavingCalls(options.saving ?? {}, emit), ...createGeneratorCalls(options), ...createHistoryCalls({ fake: options.history ?? {}, items, changed: (itemId) => { emit('items.changed', { itemId }) } }), ...createSearchCalls(items), ...createEditingCalls(options.editing ?? { kept: null }), ...createBatchCalls({ items, changed: (itemId) => { emit('items.changed', { itemId }) } }), ...access },
      on: {
        'settings.changed': on('settings.changed'),
        'session.changed': on('session.changed'),
        'clipboard.changed': on('clipboard.changed'),
        'scan.started': on('scan.started'),
        'scan.progressed': on('scan.progressed'),
        'scan.pending': on('scan.pending'),
        'clock.changed': on('clock.changed'),
        'command.requested': on('command.requested'),
        'items.changed': on('items.changed'),
        'saving.changed': on('saving.changed'),
        'vaults.offered': on('vaults.offered'),
        'vaults.refused': on('vaults.refused'), 'shortcut.changed': on('shortcut.changed'), 'background.changed': on('background.changed'), 'item.requested': on('item.requested')
      },
      platform: 'linux'
    },
    unlock: {
      calls: {
        'session.state': main['session.state'],
        'session.prepare': () => Promise.resolve(ok(null)),
        ...vaultCallsOf(main),
        'settings.get': main['settings.get'],
        'settings.set': main['settings.set'],
        'link.state': main['link.state'],
        'vault.create': () => afterKdf(ok(null)),
        'vault.unlock': ({ password }) => {
          const failure = options.failing?.['vault.unlock']
          if (failure !== undefined) return afterKdf(failed(failure))
          return afterKdf(password === FAKE_MASTER_PASSWORD ? ok({ openedBy: 'password' as const }) : failed('vault-wrong-password'))
        },
        'vault.ways': () => Promise.resolve(ok({ keyFile: options.access?.keyFile === true, recoveryCode: true })),
        'vault.recover': () => afterKdf(failed(options.failing?.['vault.unlock'] ?? 'recovery-code-mistyped')),
        'session.quickUnlock': () => afterKdf(failed('quick-unlock-keychain-failed')),
        'keyFile.choose': access['keyFile.choose'],
        'keyFile.forget': () => Promise.resolve(ok(null))
      },
      on: { 'settings.changed': on('settings.changed'), 'session.changed': on('session.changed'), 'link.changed': on('link.changed'), 'vaults.refused': on('vaults.refused') },
      platform: 'linux'
    }
  }
}
