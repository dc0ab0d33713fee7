// Holds the list of commands: no two share a key, each is named, and each key does what the list says.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../features/palette/command.ts'
import { keysText } from '../ui/key-combination.ts'
import { createCommands } from './commands.ts'
import { AMAZON, createStoresRig } from './stores-rig.ts'
import { listenForShortcuts } from './shortcuts.ts'

const rig = createStoresRig()
const { begin, open, edit } = rig

/** As much of a page as the list asks for. */
function fakePage(dialog = false) {
  const listeners: ((event: KeyboardEvent) => void)[] = []
  const document = {
    activeElement: null,
    getSelection: () => null,
    querySelector: (selector: string) => (dialog && selector.includes('dialog') ? {} : null),
    addEventListener: (_name: string, listener: (event: KeyboardEvent) => void) => listeners.push(listener),
    removeEventListener: () => undefined
  } as unknown as Document
  return { document, press: (event: Partial<KeyboardEvent>) => {
    let isTaken = false
    const whole = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, defaultPrevented: false, isComposing: false, preventDefault: () => { isTaken = true }, ...event }
    for (const listener of listeners) listener(whole as KeyboardEvent)
    return isTaken
  } }
}

function commandsOn(document: Document, platform: 'linux' | 'darwin' = 'linux'): readonly Command[] {
  return createCommands({ stores: rig.stores, platform, document, focusSearch: () => undefined }, { field: (kind) => kind, untitled: () => '' })
}

beforeEach(() => {
  begin()
})

describe('the commands', () => {
  it.each(['linux', 'darwin'] as const)('share no key and no id on %s', (platform) => {
    const commands = commandsOn(fakePage().document, platform)
    const keys = commands.flatMap(({ keys: shown, spareKeys = [] }) => [...shown, ...spareKeys].map((one) => keysText(platform, one)))
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  })
  it('about a login are possible only with one that has what they need', async () => {
    const possible = (): string[] => commandsOn(fakePage().document).filter(({ group, isPossible }) => group === 'login' && isPossible()).map(({ id }) => id)
    expect(possible()).toEqual([])
    await open(AMAZON)
    expect(possible()).toEqual(['copy-code', 'copy-password', 'copy-username', 'copy-next', 'large-type', 'edit', 'trash'])
    await edit(AMAZON)
    expect(possible()).toEqual([])
  })
  it('that change something are not possible in a vault that cannot be written', async () => {
    begin({ session: { readOnly: true } })
    await rig.stores.session.getState().load()
    await open(AMAZON)
    const possible = commandsOn(fakePage().document).filter(({ isPossible }) => isPossible()).map(({ id }) => id)
    expect(possible.filter((id) => ['edit', 'trash', 'new-login', 'undo'].includes(id))).toEqual([])
  })
})

describe('a key', () => {
  it('runs its command and is taken from the page', () => {
    const page = fakePage()
    listenForShortcuts({ commands: commandsOn(page.document), platform: 'linux', document: page.document })
    expect(page.press({ ctrlKey: true, key: 'k' })).toBe(true)
    expect(rig.stores.palette.getState().isOpen).toBe(true)
  })
  it('of a command that is not possible is left to the page', () => {
    const page = fakePage()
    listenForShortcuts({ commands: commandsOn(page.document), platform: 'linux', document: page.document })
    expect(page.press({ ctrlKey: true, key: 'e' })).toBe(false)
  })
  it('does nothing behind a dialog, but locks and sizes', async () => {
    const page = fakePage(true)
    listenForShortcuts({ commands: commandsOn(page.document), platform: 'linux', document: page.document })
    expect([page.press({ ctrlKey: true, key: 'k' }), page.press({ ctrlKey: true, key: '=' })]).toEqual([false, true])
    await rig.timers.advance(0)
    expect(rig.stores.settings.getState().settings.zoomPercent).toBe(110)
  })
  it('that was taken already, or is composing a word, does nothing', () => {
    const page = fakePage()
    listenForShortcuts({ commands: commandsOn(page.document), platform: 'linux', document: page.document })
    expect([page.press({ ctrlKey: true, key: 'k', defaultPrevented: true }), page.press({ ctrlKey: true, key: 'k', isComposing: true })]).toEqual([false, false])
  })
})

describe('the palette', () => {
  const copied = () => rig.fake.copied.map(({ itemId }) => itemId)
  it('copies of a login that is not on display', async () => {
    await rig.stores.palette.getState().copyOf(AMAZON, 'password')
    expect(copied()).toEqual([AMAZON])
    expect(rig.stores.toasts.getState().toasts.map(({ sentence }) => sentence.key)).toEqual(['toast.passwordCopied'])
  })
  it('says when there is nothing to copy', async () => {
    const item = rig.fake.items.find(({ id }) => id === AMAZON)
    if (item !== undefined) item.fields = item.fields.filter(({ kind }) => kind !== 'password')
    await rig.stores.palette.getState().copyOf(AMAZON, 'password')
    expect([copied(), rig.stores.toasts.getState().toasts.map(({ sentence }) => sentence.key)]).toEqual([[], ['error.field-empty']])
  })
  it('remembers what was chosen, and forgets it at lock', () => {
    const { remember } = rig.stores.palette.getState()
    remember('a')
    remember('b')
    remember('a')
    expect(rig.stores.palette.getState().recent).toEqual(['a', 'b'])
    rig.stores.resetAll()
    expect(rig.stores.palette.getState().recent).toEqual([])
  })
})
