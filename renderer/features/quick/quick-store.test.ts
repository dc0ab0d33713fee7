// Holds quick access to what each key does with the item at the cursor, to what it says when it cannot, and to keeping nothing once it is hidden.
import { describe, expect, it } from 'vitest'
import { createFakeBridge } from '../../ipc/fake-bridge.ts'
import { fakeId, fakeLogins, type FakeField, type FakeItem } from '../../ipc/fake-logins.ts'
import { DEFAULT_SETTINGS } from '../../state/default-settings.ts'
import { pressInQuick, type QuickPress } from './quick-keys.ts'
import { createQuickStore, type QuickState } from './quick-store.ts'

const NOW_MS = 1_700_000_000_000

function bare(number: number, title: string, rows: readonly (readonly [FakeField['kind'], string])[]): FakeItem {
  const fields = rows.map(([kind, value], index): FakeField => ({ id: fakeId(number, index + 10), kind, label: '', value, otp: null }))
  return { id: fakeId(number, 0), title, favourite: false, trashed: false, notes: '', fields, createdAtMs: NOW_MS, updatedAtMs: NOW_MS, lastUsedAtMs: null }
}

const NOTE = bare(801, 'Zettel', [['text', 'one line']])
const PASSWORD_ONLY = bare(802, 'Yacht', [['password', 'secret words']])

function rig(failing: 'clipboard.copyField' | null = null) {
  const { main } = createFakeBridge({
    nowMs: () => NOW_MS, newId: () => crypto.randomUUID(), items: [...fakeLogins(NOW_MS), NOTE, PASSWORD_ONLY], settings: DEFAULT_SETTINGS,
    failing: failing === null ? {} : { [failing]: 'vault-disk-full' }
  })
  const done: string[] = []
  const fields: Record<string, string> = {}
  const note = (what: string) => () => {
    done.push(what)
    return Promise.resolve({ ok: true, value: null } as const)
  }
  const store = createQuickStore({
    calls: {
      'items.list': main.calls['items.list'],
      'items.get': async (ref) => {
        const answer = await main.calls['items.get'](ref)
        if (answer.ok) for (const field of answer.value.fields) fields[field.id] = field.kind
        return answer
      },
      'otp.codes': main.calls['otp.codes'],
      'clipboard.copyField': async (ref) => {
        const answer = await main.calls['clipboard.copyField'](ref)
        if (answer.ok) done.push(`copied ${fields[ref.fieldId] ?? 'nothing known'}`)
        return answer
      },
      'site.open': ({ fieldId }) => note(`opened ${fields[fieldId] ?? ''}`)(),
      'quick.hide': note('hidden'),
      'quick.openItem': ({ itemId }) => note(`large window: ${itemId}`)()
    },
    collator: () => new Intl.Collator('en'),
    clock: { nowMs: () => NOW_MS, subscribe: () => () => undefined }
  })
  const state = (): QuickState => store.getState()
  const titles = (): string[] => state().rows.map(({ item }) => item.title)
  const press = async (key: string, part: Partial<QuickPress> = {}): Promise<boolean> => {
    const isOurs = pressInQuick(
      { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, hasSelection: false, isAtEnd: true, ...part },
      state(), 'linux', () => void done.push('hidden')
    )
    await new Promise((resolve) => setTimeout(resolve))
    return isOurs
  }
  return { state, titles, press, done, ctrl: (key: string) => press(key, { ctrlKey: true }) }
}

async function typed(text: string, failing: 'clipboard.copyField' | null = null): Promise<ReturnType<typeof rig>> {
  const quick = rig(failing)
  await quick.state().show()
  quick.state().type(text)
  return quick
}

describe('quick access', () => {
  it('shows what is marked first, never the trash, and what was typed before the list came counts', async () => {
    const { state, titles } = rig()
    const shown = state().show()
    state().type('')
    await shown
    expect(titles().slice(0, 3)).toEqual(['Amazon.co.jp', 'GitHub', 'Google'])
    expect(titles()).not.toContain('Old forum')
  })

  it.each([
    ['Enter', false, 'github', ['copied otp', 'hidden']],
    ['Enter', false, 'yacht', ['copied password', 'hidden']],
    ['c', true, 'github', ['copied password', 'hidden']],
    ['u', true, 'github', ['copied username', 'hidden']],
    ['o', true, 'github', ['opened website', 'hidden']],
    ['Escape', false, 'github', ['hidden']]
  ])('on %s (with Ctrl: %s) for “%s” does %j', async (key, hasCtrl, text, expected) => {
    const { press, done } = await typed(text)
    await press(key, { ctrlKey: hasCtrl })
    expect(done).toEqual(expected)
  })

  it('says what an item does not have, and does nothing else; the next key ends the sentence', async () => {
    const { ctrl, state, done, press } = await typed('zettel')
    for (const [key, notice] of [['c', 'quick.noPassword'], ['u', 'quick.noUsername'], ['o', 'quick.noSite']] as const) {
      await ctrl(key)
      expect(state().notice).toBe(notice)
    }
    await press('ArrowDown')
    expect([state().notice, done]).toEqual([null, []])
  })

  it('shows the fields of an item that has nothing to copy at once', async () => {
    const { press, state } = await typed('zettel')
    await press('Enter')
    expect(state().detail?.title).toBe('Zettel')
  })

  it('leads with the arrow to the fields, copies the one at the cursor, and back', async () => {
    const { press, state, done } = await typed('github')
    await press('ArrowRight')
    const at = state().fields.findIndex(({ kind }) => kind === 'username')
    state().pointAt(at)
    await press('Enter')
    expect(done).toEqual(['copied username', 'hidden'])
    await press('Escape')
    expect([state().detail, state().typed]).toEqual([null, 'github'])
  })

  it('begins with the fields of an item that was asked for, and Escape leads to the list', async () => {
    const { state, press, titles } = await typed('')
    const [first, second] = [state().rows[0]?.item.id ?? '', state().rows[1]?.item.id ?? '']
    state().forget()
    await state().show(second)
    expect([state().detail?.id, state().fields.length > 0, state().at]).toEqual([second, true, 1])
    await press('Escape')
    expect([state().detail, titles().length > 1, first !== second]).toEqual([null, true, true])
    state().forget()
    await state().show('00000000-0000-4000-8000-00000000dead')
    expect([state().problem, state().detail]).toEqual(['item-not-found', null])
  })

  it('shows the item in the large window', async () => {
    const { ctrl, state, done } = await typed('github')
    const id = state().rows[0]?.item.id ?? ''
    await ctrl('Enter')
    expect(done).toEqual([`large window: ${id}`])
  })

  it('stays and says so when copying went wrong', async () => {
    const { press, state, done } = await typed('github', 'clipboard.copyField')
    await press('Enter')
    expect([state().problem, done]).toEqual(['vault-disk-full', []])
  })

  it('keeps nothing of the vault once it is hidden, not even what was on its way', async () => {
    const { press, state, titles } = await typed('github')
    await press('ArrowRight')
    const late = state().show()
    state().forget()
    await late
    expect([titles(), state().detail, state().fields, state().codes, state().typed, state().isShown]).toEqual([[], null, [], {}, '', false])
    state().type('github')
    expect(titles()).toEqual([])
  })

  it.each<[string, Partial<QuickPress>]>([
    ['Enter', { isComposing: true }],
    ['c', { ctrlKey: true, hasSelection: true }],
    ['ArrowRight', { isAtEnd: false }],
    ['ArrowLeft', {}],
    ['a', {}],
    ['a', { ctrlKey: true }]
  ])('leaves %s to the field where it means something there (%j)', async (key, part) => {
    const { press, done } = await typed('github')
    expect([await press(key, part), done]).toEqual([false, []])
  })
})
