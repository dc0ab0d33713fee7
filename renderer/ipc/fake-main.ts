// Owns the answers of main in the stand-in: session, settings, clipboard, screen, clock, registrations. Never part of the program that is shipped.
import type { CallInput } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import { DEFAULT_CLOCK_HOST, type ClockMeasurement, type ClockState } from '../../shared/model/clock.ts'
import type { LinkRegistration } from '../../shared/model/link.ts'
import type { OtpDraft, OtpParameters } from '../../shared/model/otp.ts'
import type { ScanReport } from '../../shared/model/scan.ts'
import type { SessionState } from '../../shared/model/session.ts'
import type { EffectiveSettings } from '../../shared/model/settings.ts'
import { DEFAULT_SETTINGS } from '../state/default-settings.ts'
import { createVaultCalls } from './fake-vaults.ts'
import { failed, ok, type FakeCopy, type FakeEmit, type FakeOptions } from './fake-options.ts'

function createClockCalls({ clock: first, clockCheck, nowMs }: FakeOptions, emit: FakeEmit) {
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

export function createMainCalls(options: FakeOptions, emit: FakeEmit, makeDraft: (parameters: Partial<OtpParameters>) => OtpDraft, copied: FakeCopy[]) {
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
