// Owns an in-memory stand-in for both bridges, for the preview and for tests. Never part of the program that is shipped.
import type { ErrorCode } from '../../shared/errors.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { EventName } from '../../shared/ipc/channels.ts'
import type { CallInput, CallOutput, EventPayload } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import { DEFAULT_CLOCK_HOST, type ClockMeasurement, type ClockState } from '../../shared/model/clock.ts'
import type { BackgroundState } from '../../shared/model/background.ts'
import { ITEM_PAGE, type ItemEdit } from '../../shared/model/item.ts'
import type { LinkRegistration, LinkState } from '../../shared/model/link.ts'
import type { OtpDraft, OtpParameters } from '../../shared/model/otp.ts'
import type { PendingReport, ScanReport } from '../../shared/model/scan.ts'
import type { SessionState } from '../../shared/model/session.ts'
import type { EffectiveSettings } from '../../shared/model/settings.ts'
import type { ShortcutState } from '../../shared/model/shortcut.ts'
import type { AccessState } from '../../shared/model/access.ts'
import { DEFAULT_SETTINGS } from '../state/default-settings.ts'
import { createFakeAccess } from './fake-access.ts'
import type { Transfer } from '../../shared/model/collected.ts'
import { createBatchCalls } from './fake-batch.ts'
import { createEditingCalls, type FakeEditing } from './fake-editing.ts'
import { createFakeAttachments, type FakeAttachments } from './fake-attachments.ts'
import { createGeneratorCalls, type FakeGenerator, type FakeGeneratorCalls } from './fake-generator.ts'
import { createHistoryCalls, type FakeHistory } from './fake-history.ts'
import { createSearchCalls } from './fake-search.ts'
import { createSavingCalls, type FakeSaving } from './fake-saving.ts'
import { FAKE_OTP, type FakeField, type FakeItem } from './fake-logins.ts'
import { createFakeFileExport, type FakeFileExportCalls } from './fake-file-export.ts'
import { createFakeTransfer, type FakeTransferCalls } from './fake-transfer.ts'
import { createVaultCalls, type FakeVaults } from './fake-vaults.ts'
import { detailOf, fakeCode, summaryOf } from './fake-views.ts'
import type { QrModules } from '../../shared/model/transfer.ts'

export const FAKE_MASTER_PASSWORD = 'preview password'

export interface FakeOptions {
  nowMs: () => number
  newId: () => string
  items: FakeItem[]
  settings?: Partial<EffectiveSettings>
  session?: Partial<SessionState>
  clock?: Partial<ClockState>
  /** What a check of the clock finds; a code that it fails with. */
  clockCheck?: Result<ClockMeasurement>
  /** What a reading answers; a function, because each report has handles of its own. */
  /** Until it is fulfilled, a reading of the screen has found `scan` and goes on. */
  scanGoesOn?: Promise<void>
  /** Reports that no view asked for (the tray), each with what `scan` finds. */
  pendingPhases?: readonly PendingReport['phase'][]
  scan?: (makeDraft: (parameters: Partial<OtpParameters>) => OtpDraft) => Result<ScanReport>
  /** What was collected of transfers before the screen is shown. */
  transfers?: (makeDraft: (parameters: Partial<OtpParameters>) => OtpDraft) => Transfer[]
  link?: LinkState
  /** Whether there is a tray, and what is told of it. */
  background?: BackgroundState
  shortcut?: ShortcutState['state']
  /** Whether the system lets the program look at the screen. */
  screenPermission?: () => 'granted' | 'missing'
  /** Calls that fail, with the code they fail with. */
  failing?: Partial<Record<'items.save' | 'clipboard.copyField' | 'items.reveal' | 'otp.advance' | 'otp.attach' | 'otp.attachMany' | 'vault.unlock' | 'access.change', ErrorCode>>
  access?: Partial<AccessState>
  kdfMs?: number
  /** As if the vault had been opened without the master password. */
  asksForPassword?: boolean
  drawQr?: (text: string) => QrModules
  /** What the dialog for the place of an export answers. */
  exportPlaces?: (string | null)[]
  saving?: FakeSaving
  attachments?: FakeAttachments
  history?: FakeHistory
  generator?: FakeGenerator
  vaults?: FakeVaults
  editing?: FakeEditing
}

export interface FakeBridge {
  unlock: Bridge<'unlock'>
  main: Bridge<'main'>
  emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void
  items: FakeItem[]
  /** Handles of drafts that were neither stored nor discarded. */
  openDrafts: () => string[]
  /** The same of files. */
  openFiles: () => string[]
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
  const draftOf = (handle: string, parameters: OtpParameters): OtpDraft => {
    drafts.set(handle, parameters)
    return { handle, parameters, code: parameters.type === 'hotp' ? null : fakeCode(parameters, handle, nowMs()), warnings: [] }
  }
  const makeDraft = (parameters: Partial<OtpParameters>): OtpDraft => draftOf(newId(), { ...FAKE_OTP, ...parameters })
  const editField = (edit: ItemEdit['fields'][number], old: FakeField | undefined): FakeField => {
    const format = old === undefined ? edit.format : old.format
    const datedMs = edit.datedMs === undefined ? old?.datedMs : (edit.datedMs ?? undefined)
    const base: FakeField = {
      id: edit.id, kind: edit.kind, label: edit.label, value: old?.value ?? '', otp: old?.otp ?? null,
      ...(format === undefined ? {} : { format }),
      ...(datedMs === undefined ? {} : { datedMs })
    }
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

  const attachFailure = ({ handle, itemId }: CallInput<'otp.attach'>): ErrorCode | null => {
    if (!drafts.has(handle)) return 'otp-draft-gone'
    return itemId !== null && find(itemId) === undefined ? 'item-not-found' : null
  }
  const attach = ({ handle, itemId }: CallInput<'otp.attach'>): CallOutput<'otp.attach'> => {
    const parameters = drafts.get(handle) ?? FAKE_OTP
    const item = (itemId === null ? undefined : find(itemId)) ?? newItem(parameters.issuer)
    drafts.delete(handle)
    const field: FakeField = { id: newId(), kind: 'otp', label: '', value: '', otp: parameters }
    item.fields.push(field)
    changed(item.id)
    return { itemId: item.id, fieldId: field.id }
  }
  let collected = options.transfers?.(makeDraft) ?? []

  const attachments = createFakeAttachments({ fake: options.attachments ?? {}, items, newId, nowMs, emit })
  const calls: Omit<Bridge<'main'>['calls'], keyof ReturnType<typeof createMainCalls> | keyof FakeTransferCalls | keyof FakeFileExportCalls | keyof ReturnType<typeof createSavingCalls> | keyof ReturnType<typeof createFakeAccess> | keyof ReturnType<typeof createHistoryCalls> | keyof FakeGeneratorCalls | keyof ReturnType<typeof createBatchCalls> | keyof ReturnType<typeof createSearchCalls> | keyof ReturnType<typeof createEditingCalls>> = {
    'items.list': ({ from }) => Promise.resolve(ok({ rows: items.slice(from, from + ITEM_PAGE).map(summaryOf), next: from + ITEM_PAGE < items.length ? from + ITEM_PAGE : null })),
    'items.get': ({ itemId }) => {
      const item = find(itemId)
      return Promise.resolve(item === undefined ? failed('item-not-found') : ok(detailOf(item)))
    },
    'items.save': (edit) => {
      if (failing?.['items.save'] !== undefined) return Promise.resolve(failed(failing['items.save']))
      const item = edit.id === null ? newItem(edit.title) : find(edit.id)
      if (item === undefined) return Promise.resolve(failed('item-not-found'))
      const fields = edit.fields.map((field) => editField(field, item.fields.find((one) => one.id === field.id)))
      Object.assign(item, { title: edit.title, favourite: edit.favourite, notes: edit.notes, fields, attachments: attachments.edited(item.attachments ?? [], edit.attachments ?? []), updatedAtMs: nowMs() })
      for (const member of ['category', 'tags', 'secondSteps'] as const) if (edit[member] !== undefined) Object.assign(item, { [member]: edit[member] })
      changed(item.id)
      return Promise.resolve(ok(detailOf(item)))
    },
    'items.trash': ({ itemId }) => setOn(itemId, { trashed: true, trashedAtMs: nowMs() }),
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
    'otp.firstCodes': (itemIds) =>
      Promise.resolve(
        ok(
          itemIds.flatMap((itemId) => {
            const field = find(itemId)?.fields.find(({ otp }) => otp !== null && otp.type !== 'hotp')
            return field?.otp === null || field?.otp === undefined ? [] : [{ itemId, fieldId: field.id, type: field.otp.type, digits: field.otp.digits, code: fakeCode(field.otp, field.id, nowMs()) }]
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
    'otp.resync': ({ itemId, fieldId, firstCode }) => {
      const field = fieldOf(itemId, fieldId)
      if (field?.otp?.counter === undefined || firstCode === '000000') return Promise.resolve(failed('otp-resync-not-found'))
      const counter = field.otp.counter + 12
      field.otp = { ...field.otp, counter }
      changed(itemId)
      return Promise.resolve(ok({ counter }))
    },
    'otp.reviseDraft': ({ handle, as: { counter, ...as } }) => {
      if (!drafts.has(handle)) return Promise.resolve(failed('otp-draft-gone'))
      drafts.delete(handle)
      return Promise.resolve(ok({ ...draftOf(newId(), { ...FAKE_OTP, ...as, ...(as.type === 'hotp' ? { counter } : {}) }), isFromKey: true }))
    },
    'otp.setDraftPin': ({ handle, pin }) => {
      const parameters = drafts.get(handle)
      if (parameters === undefined) return Promise.resolve(failed('otp-draft-gone'))
      if (!/^\d{4,16}$/.test(pin)) return Promise.resolve(failed('otp-pin-broken'))
      drafts.delete(handle)
      return Promise.resolve(ok(draftOf(newId(), parameters)))
    },
    'otp.draftFromText': ({ text }) => {
      if (text.startsWith('motp://')) return Promise.resolve(ok({ ...makeDraft({ type: 'motp', issuer: 'VPN', account: 'taro', algorithm: 'MD5', periodSeconds: 10 }), code: null, needsPin: true }))
      if (text.startsWith('otpauth://')) return Promise.resolve(ok(makeDraft({ issuer: 'Amazon', account: 'taro@example.jp' })))
      if (/^[A-Z2-7 -]{16,}$/i.test(text)) return Promise.resolve(ok({ ...makeDraft({}), warnings: text.includes(' ') ? ['secret-cleaned'] : [], isFromKey: true }))
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
    'otp.attach': (target) => {
      const failure = failing?.['otp.attach'] ?? attachFailure(target)
      return Promise.resolve(failure === null ? ok(attach(target)) : failed(failure))
    },
    'otp.attachMany': (targets) => {
      const failure = failing?.['otp.attachMany'] ?? targets.map(attachFailure).find((code) => code !== null) ?? null
      return Promise.resolve(failure === null ? ok(targets.map(attach)) : failed(failure))
    },
    'otp.readText': () =>
      Promise.resolve(ok({ source: 'text', images: [], otps: [], others: [], transfers: collected, problem: collected.length === 0 ? 'otp-address-unreadable' : null, durationMs: 0 })),
    'otp.collected': () => Promise.resolve(ok(collected)),
    'otp.discardCollected': ({ transferId }) => {
      collected = collected.filter(({ id }) => id !== transferId)
      return Promise.resolve(ok(null))
    },
    ...attachments.calls
  }
  return { calls, makeDraft, fieldOf, open: { openDrafts: () => [...drafts.keys()], openFiles: attachments.openDrafts } }
}

function createClockCalls({ clock: first, clockCheck, nowMs }: FakeOptions, emit: FakeBridge['emit']) {
  let clock: ClockState = { host: DEFAULT_CLOCK_HOST, sign: null, offset: null, ...first }
  const changed = (part: Partial<ClockState>): Promise<Result<ClockState>> => {
    clock = { ...clock, ...part }
    emit('clock.changed', clock)
    return Promise.resolve(ok(clock))
  }
  const measured: Result<ClockMeasurement> = clockCheck ?? ok({ host: clock.host, offsetMs: 210, uncertaintyMs: 90 })
  return {
    'clock.state': () => Promise.resolve(ok(clock)),
    'clock.check': async () => {
      await changed({ sign: null })
      return measured
    },
    'clock.useOffset': () => (measured.ok ? changed({ offset: { ...measured.value, measuredAtMs: nowMs(), inUse: true } }) : Promise.resolve(failed('clock-measurement-gone'))),
    'clock.stopOffset': () => changed({ offset: null }),
    'clock.setHost': ({ host }: CallInput<'clock.setHost'>) => (host.includes(' ') ? Promise.resolve(failed('clock-host-invalid')) : changed({ host })),
    'clock.dismissSign': () => changed({ sign: null })
  }
}

function createMainCalls(options: FakeOptions, emit: FakeBridge['emit'], makeDraft: FakeBridge['makeDraft'], copied: FakeBridge['copied']) {
  let session: SessionState = {
    phase: 'unlocked', vaultName: 'Personal', vaultFolder: '/home/taro/Nidan', readOnly: false, notice: null,
    keyFile: null, quickUnlock: 'off', openedBy: null, isNew: false, ...options.session
  }
  let settings: EffectiveSettings = {
    ...DEFAULT_SETTINGS, ...options.settings
  }
  let links: LinkRegistration = { isRegistered: false, canChange: true }
  let [files, startup] = [links, links]
  const phases = [...(options.pendingPhases ?? [])]
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
      settings = { ...settings, ...(change as Partial<EffectiveSettings>), effectiveLanguage: language === 'system' ? 'en' : language }
      emit('settings.changed', settings)
      return Promise.resolve(ok(settings))
    },
    'clipboard.copyField': (field: CallInput<'clipboard.copyField'>) => {
      const failure = options.failing?.['clipboard.copyField']
      if (failure !== undefined) return Promise.resolve(failed(failure))
      copied.push(field)
      emit('clipboard.changed', { clearsAtMs: options.nowMs() + settings.clipboardClearMs })
      return Promise.resolve(ok({ clearsInMs: settings.clipboardClearMs }))
    },
    'clipboard.clear': () => {
      emit('clipboard.changed', { clearsAtMs: null })
      return nothing()
    },
    'screen.permission': () => Promise.resolve(ok(options.screenPermission?.() ?? 'granted')),
    'screen.openPermission': () => nothing(),
    'screen.scan': () => {
      emit('scan.started', { displays: 2 })
      if (options.scanGoesOn === undefined) return scan()
      const found = options.scan?.(makeDraft)
      if (found?.ok === true) emit('scan.progressed', found.value)
      return options.scanGoesOn.then(() => found ?? failed('scan-nothing-found'))
    },
    'screen.scanRegion': scan,
    'screen.scanWindow': scan,
    'camera.scan': scan,
    'image.choose': scan,
    'image.readClipboard': scan,
    'image.readDropped': scan,
    'scan.takePending': () => {
      const phase = phases.shift()
      const found = phase === undefined ? undefined : options.scan?.(makeDraft)
      return Promise.resolve(ok(found?.ok === true && phase !== undefined ? { report: found.value, phase } : null))
    },
    'site.open': nothing,
    'site.openFromNotes': nothing,
    'shortcut.state': () => Promise.resolve(ok({ state: options.shortcut ?? ('on' as const), command: 'nidan --quick-access' })),
    'link.state': () => Promise.resolve(ok(options.link ?? 'none')),
    'link.registration': () => Promise.resolve(ok(links)),
    'link.setRegistered': ({ isWanted }: CallInput<'link.setRegistered'>) => {
      links = { isRegistered: isWanted, canChange: true }
      return Promise.resolve(ok(links))
    },
    'files.registration': () => Promise.resolve(ok(files)),
    'files.setRegistered': ({ isWanted }: CallInput<'files.setRegistered'>) => {
      files = { isRegistered: isWanted, canChange: true }
      return Promise.resolve(ok(files))
    },
    'background.state': () => Promise.resolve(ok(options.background ?? { tray: 'shown' as const, hasStayed: false })),
    'startup.registration': () => Promise.resolve(ok(startup)),
    'startup.setRegistered': ({ isWanted }: CallInput<'startup.setRegistered'>) => {
      startup = { isRegistered: isWanted, canChange: true }
      return Promise.resolve(ok(startup))
    },
    ...createClockCalls(options, emit),
    ...createVaultCalls({
      fake: options.vaults ?? {},
      session: () => session,
      turn: (change) => {
        session = { ...session, ...change }
        emit('session.changed', session)
        return session
      }
    })
  }
}

type UnlockVaultCall = 'session.chooseVault' | 'session.startNewVault' | 'session.openRecent' | 'vaults.recent' | 'vaults.forget'

function vaultCallsOf(main: Pick<Bridge<'main'>['calls'], UnlockVaultCall>): Pick<Bridge<'unlock'>['calls'], UnlockVaultCall> {
  const { 'session.chooseVault': choose, 'session.startNewVault': start, 'session.openRecent': open, 'vaults.recent': recent, 'vaults.forget': forget } = main
  return { 'session.chooseVault': choose, 'session.startNewVault': start, 'session.openRecent': open, 'vaults.recent': recent, 'vaults.forget': forget }
}

export function createFakeBridge(options: FakeOptions): FakeBridge {
  const { on, emit } = createEvents()
  const [copied, vault]: [FakeBridge['copied'], ReturnType<typeof createVault>] = [[], createVault(options, emit)]
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
