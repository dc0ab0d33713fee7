// Owns locked and unlocked: when a vault process lives, which view is shown, and that locking always ends both. Never sees a password or a key.
import { dirname } from 'node:path'
import { AppError, type ErrorCode } from '../../../../shared/errors.ts'
import type { SessionState } from '../../../../shared/model/session.ts'
import { holdProcess } from './held-process.ts'
import type { OpeningMemory } from './opening-memory.ts'
import { createSessionWays, type SessionWays } from './session-ways.ts'
import type { HostCallName, HostInput, HostOutput, OpenedVault, VaultEvents, VaultLink } from '../vault-link.ts'
import { exists, freePath } from './vault-paths.ts'

/** The process gets this long to give its lock file back before it is killed. */
const CLOSE_GRACE_MS = 300
/** At quit nobody waits for a lock: a save on a slow disk may finish. */
const QUIT_GRACE_MS = 10_000
/** A clipboard whose owner does not answer must not keep the vault open. */
const CLIPBOARD_LIMIT_MS = 1_000
const MAX_NAME_LENGTH = 300

export interface SessionWindows {
  /** Shows the unlock view (made anew) and gives its port to `link`. Resolves once it has painted. */
  showUnlock(first: SessionState): Promise<void>
  /** Destroys the unlock view, shows the main view. */
  showMain(): Promise<void>
}

export interface SessionParts<Port> {
  startVaultProcess: (events: VaultEvents) => VaultLink<Port>
  /** Connects the view that is shown with the process. */
  connect: (role: 'unlock' | 'main', link: VaultLink<Port>) => void
  windows: SessionWindows
  defaultVaultFolder: string
  /** Where the vault process keeps backups and recovery copies. */
  ownFolder: string
  rememberVault: (path: string, name: string) => Promise<void>
  /** What a vault is called while it is closed. */
  nameOf: (path: string) => string
  /** What this computer knows of the ways into each vault. */
  memory: OpeningMemory
  /** Called after every change of phase, file or read-only mark. */
  onChange: (state: SessionState) => void
  onItemsChanged: () => void
  /** What to add to this computer's clock before a code is made; told to each process at its start. */
  codeOffsetMs: () => number
  /** Runs before each call of `call`, so that it can find out first that the clock was set. */
  beforeCall: () => void
  /** Runs beside the kill, for a second at the most, and must not throw. */
  beforeLock: () => Promise<void>
}

export interface Session<Port> extends Pick<SessionWays, 'useKeyFile' | 'makeKeyFile' | 'quickUnlock'> {
  state(): SessionState
  isUnlocked(): boolean
  /** True while the last changes are in the recovery folder and not in the vault file. */
  hasUnsavedFile(): boolean
  /** Shows the first view, unless it is `shown` already. No vault process runs before somebody means to unlock. */
  start(path: string, shown?: Promise<void>): Promise<void>
  /** Starts the vault process for the file, unless it runs. The unlock view asks for it at the first key. */
  prepare(): void
  /** A view's own process crashed: what was open is locked, and the unlock view is made anew. */
  viewGone(view: 'unlock' | 'main'): Promise<void>
  /** The file that the session is about. */
  path(): string
  /** Turns to another file. A vault that is open is locked first. */
  turnTo(path: string): Promise<SessionState>
  turnToNew(): Promise<SessionState>
  /** Idempotent: sleep and screen lock arrive twice on some systems. */
  lock(notice?: ErrorCode): Promise<void>
  /** Kills the process for good; used at quit. */
  end(): Promise<void>
  /** Throws `vault-locked` while locked. */
  call<N extends HostCallName>(name: N, input: HostInput<N>): Promise<HostOutput<N>>
  link(): VaultLink<Port>
  /** The process that runs, whether it has opened the vault or not. */
  present(): VaultLink<Port> | null
  /** Tells the process that runs, if one does, that `codeOffsetMs` is another. Calls made after it follow the new one. */
  codeOffsetChanged(): void
}

export function createSession<Port>(parts: SessionParts<Port>): Session<Port> {
  const held = holdProcess<Port>()
  let path = ''
  let phase: SessionState['phase'] = 'locked'
  let openedName = ''
  let openedBy: SessionState['openedBy'] = null
  let isNew = false
  let readOnly = false
  let notice: ErrorCode | null = null
  let locking: Promise<void> | null = null
  let isAside = false
  let ended = false

  const state = (): SessionState => ({
    phase,
    vaultName: phase === 'unlocked' ? openedName : parts.nameOf(path).slice(0, MAX_NAME_LENGTH),
    vaultFolder: dirname(path),
    readOnly,
    notice,
    ...(phase === 'unlocked' ? { keyFile: null, quickUnlock: 'off' as const, openedBy, isNew } : { ...ways.locked(), openedBy: null, isNew: false })
  })
  const ways = createSessionWays({
    memory: parts.memory,
    path: () => path,
    link: () => {
      prepare()
      return held.present() ?? lockedNow()
    },
    changed: () => {
      parts.onChange(state())
    }
  })
  const closedPhase = async (): Promise<'missing' | 'locked'> => ((await exists(path)) ? 'locked' : 'missing')

  const startProcess = (): VaultLink<Port> => {
    const started = parts.startVaultProcess({
      opened: (vault) => {
        if (held.is(started)) void onOpened(vault, started)
      },
      changed: (vault) => {
        if (!held.is(started) || phase !== 'unlocked') return
        takeFacts(vault)
        parts.onChange(state())
        void parts.rememberVault(path, openedName).catch(() => undefined)
      },
      itemsChanged: parts.onItemsChanged,
      keychainRequested: (request) => void ways.keychainRequested(request, started),
      keyFileChanged: (isInUse) => void ways.keyFileChanged(isInUse),
      savingChanged: ({ aside }) => {
        if (held.is(started)) isAside = aside
      },
      ended: () => {
        // Killed by lock(): link is someone else by then. Crashed: whatever the reason, the vault counts as locked.
        if (!held.is(started)) return
        held.forget()
        if (phase === 'unlocked') void lock('vault-process-ended')
      }
    })
    return started
  }
  const tellCodeOffset = (): void => {
    void held.present()?.call('host.setCodeOffset', { offsetMs: parts.codeOffsetMs() }).catch(() => undefined)
  }
  const prepare = (): void => {
    if (ended || held.present() !== null || phase === 'unlocked' || locking !== null) return
    const started = startProcess()
    held.take(started)
    // A process that ends before it answers is told by its exit.
    void started.call('host.configure', { path, ownFolder: parts.ownFolder }).catch(() => undefined)
    if (parts.codeOffsetMs() !== 0) tellCodeOffset()
    ways.started(started)
    parts.connect('unlock', started)
  }

  const takeFacts = (vault: { name: string; readOnly: boolean }): void => {
    openedName = vault.name.slice(0, MAX_NAME_LENGTH)
    readOnly = vault.readOnly
  }
  const onOpened = async (vault: OpenedVault, opened: VaultLink<Port>): Promise<void> => {
    const openedPath = path
    phase = 'unlocked'
    isAside = false
    takeFacts(vault)
    openedBy = vault.openedBy
    isNew = vault.isNew
    notice = null
    await parts.windows.showMain()
    // Locked while the view was made: a process that runs by now is another one, and the view that stands there is not this one's.
    if (held.is(opened)) {
      parts.connect('main', opened)
      parts.onChange(state())
    }
    await parts.rememberVault(openedPath, vault.name.slice(0, MAX_NAME_LENGTH)).catch(() => undefined)
    if (held.is(opened)) await ways.opened(vault, opened)
  }

  const showLocked = async (shown?: Promise<void>): Promise<void> => {
    phase = await closedPhase()
    readOnly = false
    parts.onChange(state())
    await (shown ?? parts.windows.showUnlock(state()))
  }

  /** `next`: the file that the unlock view is about then. */
  const lock = (why?: ErrorCode, next: string = path): Promise<void> => {
    if (ended || locking !== null) return locking ?? Promise.resolve()
    if (phase !== 'unlocked') {
      // The password is being tried: the vault must not open behind the lock.
      held.drop()
      return Promise.resolve()
    }
    phase = 'locked'
    ways.reset()
    notice = why ?? null
    locking = (async () => {
      try {
        parts.onChange(state())
        const cleared = Promise.race([parts.beforeLock(), delay(CLIPBOARD_LIMIT_MS)])
        await held.close(CLOSE_GRACE_MS)
        await cleared
        path = next
        await showLocked()
      } finally {
        locking = null
      }
    })()
    return locking
  }

  const turnTo = async (next: string): Promise<SessionState> => {
    if (locking !== null) await locking
    if (phase === 'unlocked') {
      await lock(undefined, next)
      return state()
    }
    // Before anything is waited for: the file that is left must not open meanwhile. The next call of the view starts a new process.
    held.drop()
    path = next
    ways.reset()
    notice = null
    phase = await closedPhase()
    parts.onChange(state())
    return state()
  }

  const openLink = (): VaultLink<Port> => (phase === 'unlocked' ? held.present() : null) ?? lockedNow()
  return {
    state,
    useKeyFile: ways.useKeyFile,
    makeKeyFile: ways.makeKeyFile,
    quickUnlock: ways.quickUnlock,
    isUnlocked: () => phase === 'unlocked',
    hasUnsavedFile: () => phase === 'unlocked' && isAside,
    start: async (first, shown) => {
      path = first
      await showLocked(shown)
    },
    prepare,
    viewGone: async (view) => {
      if (ended || locking !== null) return
      if (view === 'main') await lock()
      else if (phase !== 'unlocked') {
        held.drop()
        await showLocked()
      }
    },
    path: () => path,
    turnTo,
    turnToNew: async () => turnTo(await freePath(parts.defaultVaultFolder)),
    lock: (why) => lock(why),
    end: async () => {
      ended = true
      await held.close(QUIT_GRACE_MS)
    },
    ...{ present: held.present, codeOffsetChanged: tellCodeOffset },
    call: async (name, input) => {
      parts.beforeCall()
      const asked = openLink()
      const answer = await asked.call(name, input)
      // Answered while the vault was already being closed: what would be done with it (a value on the clipboard) must not outlive the lock.
      return held.is(asked) ? answer : lockedNow()
    },
    link: openLink
  }
}

function lockedNow(): never {
  throw new AppError('vault-locked')
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
