// Owns an in-memory stand-in for both bridges, for the preview and for tests. Never part of the program that is shipped.
import type { ErrorCode } from '../../shared/errors.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { EventName } from '../../shared/ipc/channels.ts'
import type { CallInput, EventPayload } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { ItemEdit } from '../../shared/model/item.ts'
import type { OtpDraft, OtpParameters } from '../../shared/model/otp.ts'
import type { ScanReport } from '../../shared/model/scan.ts'
import type { SessionState } from '../../shared/model/session.ts'
import type { EffectiveSettings } from '../../shared/model/settings.ts'
import type { AccessState } from '../../shared/model/access.ts'
import { createFakeAccess } from './fake-access.ts'
import { FAKE_OTP, type FakeField, type FakeItem } from './fake-logins.ts'
import { detailOf, fakeCode, summaryOf } from './fake-views.ts'

export const FAKE_MASTER_PASSWORD = 'preview password'

export interface FakeOptions {
  nowMs: () => number
  newId: () => string
  items: FakeItem[]
  settings?: Partial<EffectiveSettings>
  session?: Partial<SessionState>
  /** What a reading answers; a function, because each report has handles of its own. */
  scan?: (makeDraft: (parameters: Partial<OtpParameters>) => OtpDraft) => Result<ScanReport>
  /** Calls that fail, with the code they fail with. */
  failing?: Partial<Record<'items.save' | 'clipboard.copyField' | 'items.reveal' | 'otp.advance' | 'otp.attach' | 'vault.unlock' | 'access.change', ErrorCode>>
  access?: Partial<AccessState>
  kdfMs?: number
}

export interface FakeBridge {
  unlock: Bridge<'unlock'>
  main: Bridge<'main'>
  emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void
  items: FakeItem[]
  /** Handles of drafts that were neither stored nor discarded. */
  openDrafts: () => string[]
  makeDraft: (parameters: Partial<OtpParameters>) => OtpDraft
  copied: { itemId: string; fieldId: string; shownCounter?: number | undefined }[]
}

function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

function failed(code: ErrorCode): Result<never> {
  return { ok: false, code }
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

function createVault(options: FakeOptions, emit: FakeBridge['emit']) {
  const { items, newId, nowMs, failing } = options
  const drafts = new Map<string, OtpParameters>()
  const find = (itemId: string): FakeItem | undefined => items.find((item) => item.id === itemId)
  const changed = (itemId: string): void => {
    emit('items.changed', { itemId })
  }
  const makeDraft = (parameters: Partial<OtpParameters>): OtpDraft => {
    const handle = newId()
    const whole = { ...FAKE_OTP, ...parameters }
    drafts.set(handle, whole)
    return { handle, parameters: whole, code: whole.type === 'hotp' ? null : fakeCode(whole, handle, nowMs()), warnings: [] }
  }
  const editField = (edit: ItemEdit['fields'][number], old: FakeField | undefined): FakeField => {
    const base: FakeField = { id: edit.id, kind: edit.kind, label: edit.label, value: old?.value ?? '', otp: old?.otp ?? null }
    switch (edit.change.kind) {
      case 'keep':
        return base
      case 'set':
        return { ...base, value: edit.change.value }
      case 'otp': {
        const parameters = drafts.get(edit.change.handle) ?? FAKE_OTP
        drafts.delete(edit.change.handle)
        return { ...base, otp: parameters }
      }
    }
  }
  const newItem = (title: string): FakeItem => {
    const item = { id: newId(), title, favourite: false, trashed: false, notes: '', fields: [], createdAtMs: nowMs(), updatedAtMs: nowMs(), lastUsedAtMs: null }
    items.push(item)
    return item
  }
  const setOn = (itemId: string, change: Partial<FakeItem>): Promise<Result<null>> => {
    const item = find(itemId)
    if (item === undefined) return Promise.resolve(failed('item-not-found'))
    Object.assign(item, change)
    changed(itemId)
    return Promise.resolve(ok(null))
  }
  const fieldOf = (itemId: string, fieldId: string): FakeField | undefined => find(itemId)?.fields.find((field) => field.id === fieldId)

  const calls: Omit<Bridge<'main'>['calls'], keyof ReturnType<typeof createMainCalls> | keyof ReturnType<typeof createFakeAccess>> = {
    'items.list': () => Promise.resolve(ok(items.map(summaryOf))),
    'items.get': ({ itemId }) => {
      const item = find(itemId)
      return Promise.resolve(item === undefined ? failed('item-not-found') : ok(detailOf(item)))
    },
    'items.save': (edit) => {
      if (failing?.['items.save'] !== undefined) return Promise.resolve(failed(failing['items.save']))
      const item = edit.id === null ? newItem(edit.title) : find(edit.id)
      if (item === undefined) return Promise.resolve(failed('item-not-found'))
      const fields = edit.fields.map((field) => editField(field, item.fields.find((one) => one.id === field.id)))
      Object.assign(item, { title: edit.title, favourite: edit.favourite, notes: edit.notes, fields, updatedAtMs: nowMs() })
      changed(item.id)
      return Promise.resolve(ok(detailOf(item)))
    },
    'items.trash': ({ itemId }) => setOn(itemId, { trashed: true }),
    'items.restore': ({ itemId }) => setOn(itemId, { trashed: false }),
    'items.setFavourite': ({ itemId, favourite }) => setOn(itemId, { favourite }),
    'items.reveal': ({ itemId, fieldId }) => {
      if (failing?.['items.reveal'] !== undefined) return Promise.resolve(failed(failing['items.reveal']))
      const field = fieldOf(itemId, fieldId)
      return Promise.resolve(field === undefined ? failed('field-not-found') : ok({ value: field.value }))
    },
    'otp.codes': (fields) =>
      Promise.resolve(
        ok(
          fields.flatMap(({ itemId, fieldId }) => {
            const parameters = fieldOf(itemId, fieldId)?.otp ?? null
            return parameters === null || parameters.type === 'hotp' ? [] : [{ itemId, fieldId, code: fakeCode(parameters, fieldId, nowMs()) }]
          })
        )
      ),
    'otp.advance': ({ itemId, fieldId }) => {
      const field = fieldOf(itemId, fieldId)
      if (failing?.['otp.advance'] !== undefined) return Promise.resolve(failed(failing['otp.advance']))
      if (field?.otp?.counter === undefined) return Promise.resolve(failed('request-invalid'))
      const { counter } = field.otp
      field.otp = { ...field.otp, counter: counter + 1 }
      changed(itemId)
      return Promise.resolve(ok({ code: fakeCode(field.otp, fieldId, counter * field.otp.periodSeconds * 1_000).code, counter }))
    },
    'otp.draftFromText': ({ text }) => {
      if (text.startsWith('otpauth://')) return Promise.resolve(ok(makeDraft({ issuer: 'Amazon', account: 'taro@example.jp' })))
      if (/^[A-Z2-7 -]{16,}$/i.test(text)) return Promise.resolve(ok({ ...makeDraft({}), warnings: text.includes(' ') ? ['secret-cleaned'] : [] }))
      return Promise.resolve(failed('otp-address-unreadable'))
    },
    'otp.draftCode': ({ handle }) => {
      const parameters = drafts.get(handle)
      return Promise.resolve(parameters === undefined ? failed('otp-draft-gone') : ok(fakeCode(parameters, handle, nowMs())))
    },
    'otp.discardDraft': ({ handle }) => {
      drafts.delete(handle)
      return Promise.resolve(ok(null))
    },
    'otp.attach': ({ handle, itemId }) => {
      if (failing?.['otp.attach'] !== undefined) return Promise.resolve(failed(failing['otp.attach']))
      const parameters = drafts.get(handle)
      if (parameters === undefined) return Promise.resolve(failed('otp-draft-gone'))
      const item = itemId === null ? newItem(parameters.issuer) : find(itemId)
      if (item === undefined) return Promise.resolve(failed('item-not-found'))
      drafts.delete(handle)
      const field: FakeField = { id: newId(), kind: 'otp', label: '', value: '', otp: parameters }
      item.fields.push(field)
      changed(item.id)
      return Promise.resolve(ok({ itemId: item.id, fieldId: field.id }))
    }
  }
  return { calls, makeDraft, drafts, fieldOf }
}

function createMainCalls(options: FakeOptions, emit: FakeBridge['emit'], makeDraft: FakeBridge['makeDraft'], copied: FakeBridge['copied']) {
  let session: SessionState = {
    phase: 'unlocked', vaultName: 'Personal', vaultFolder: '/home/taro/Nidan', readOnly: false, notice: null,
    keyFile: null, quickUnlock: 'off', openedBy: null, isNew: false, ...options.session
  }
  let settings: EffectiveSettings = {
    language: 'system', theme: 'system', clipboardClearMs: 30_000, idleLockMs: 300_000, offerStrongerUnlock: true, effectiveLanguage: 'en', ...options.settings
  }
  const scan = (): Promise<Result<ScanReport>> => Promise.resolve(options.scan?.(makeDraft) ?? failed('scan-nothing-found'))
  const nothing = (): Promise<Result<null>> => Promise.resolve(ok(null))
  return {
    'session.state': () => Promise.resolve(ok(session)),
    'session.lock': () => {
      session = { ...session, phase: 'locked' }
      emit('session.changed', session)
      return nothing()
    },
    'settings.get': () => Promise.resolve(ok(settings)),
    'settings.set': (change: CallInput<'settings.set'>) => {
      const language = change.language ?? settings.language
      settings = {
        language,
        theme: change.theme ?? settings.theme,
        clipboardClearMs: change.clipboardClearMs ?? settings.clipboardClearMs,
        idleLockMs: change.idleLockMs ?? settings.idleLockMs,
        offerStrongerUnlock: change.offerStrongerUnlock ?? settings.offerStrongerUnlock,
        effectiveLanguage: language === 'system' ? 'en' : language
      }
      emit('settings.changed', settings)
      return Promise.resolve(ok(settings))
    },
    'clipboard.copyField': (field: CallInput<'clipboard.copyField'>) => {
      const failure = options.failing?.['clipboard.copyField']
      if (failure !== undefined) return Promise.resolve(failed(failure))
      copied.push(field)
      return Promise.resolve(ok({ clearsInMs: settings.clipboardClearMs }))
    },
    'clipboard.clear': nothing,
    'screen.scan': () => {
      emit('scan.started', { displays: 2 })
      return scan()
    },
    'image.choose': scan,
    'image.readClipboard': scan,
    'scan.takePending': () => Promise.resolve(ok(null)),
    'site.open': nothing
  }
}

export function createFakeBridge(options: FakeOptions): FakeBridge {
  const { on, emit } = createEvents()
  const copied: FakeBridge['copied'] = []
  const vault = createVault(options, emit)
  const main = createMainCalls(options, emit, vault.makeDraft, copied)
  const access = createFakeAccess({
    ...(options.access === undefined ? {} : { access: options.access }),
    masterPassword: FAKE_MASTER_PASSWORD,
    failing: options.failing?.['access.change'],
    nowMs: options.nowMs,
    vaultName: options.session?.vaultName ?? 'Personal'
  })
  const afterKdf = async <T>(result: Result<T>): Promise<Result<T>> => {
    await new Promise((resolve) => setTimeout(resolve, options.kdfMs ?? 0))
    return result
  }
  return {
    emit,
    copied,
    items: options.items,
    makeDraft: vault.makeDraft,
    openDrafts: () => [...vault.drafts.keys()],
    main: {
      calls: { ...main, ...vault.calls, ...access },
      on: {
        'settings.changed': on('settings.changed'),
        'session.changed': on('session.changed'),
        'clipboard.changed': on('clipboard.changed'),
        'scan.started': on('scan.started'),
        'scan.pending': on('scan.pending'),
        'command.requested': on('command.requested'),
        'items.changed': on('items.changed')
      },
      platform: 'linux'
    },
    unlock: {
      calls: {
        'session.state': main['session.state'],
        'session.prepare': () => Promise.resolve(ok(null)),
        'session.chooseVault': () => Promise.resolve(ok(null)),
        'session.startNewVault': async () => {
          const state = await main['session.state']()
          if (state.ok) emit('session.changed', { ...state.value, phase: 'missing' })
          return state.ok ? ok({ ...state.value, phase: 'missing' }) : state
        },
        'settings.get': main['settings.get'],
        'settings.set': main['settings.set'],
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
      on: { 'settings.changed': on('settings.changed'), 'session.changed': on('session.changed') },
      platform: 'linux'
    }
  }
}
