// Clearing by time, at lock and by hand, and never what is not ours.
import { describe, expect, it } from 'vitest'
import { createClipboardKeeper, type ClipboardKeeper } from './clipboard-keeper.ts'
import { isSaltedDigest } from './salted-digest.ts'

interface Rig {
  keeper: ClipboardKeeper
  content: { text: string; refuses: 'read' | 'clear' | null; held: Promise<void> }
  changes: (number | null)[]
  janitor: string[]
  passTime: () => Promise<void>
}

function rig(): Rig {
  const content: Rig['content'] = { text: '', refuses: null, held: Promise.resolve() }
  const changes: (number | null)[] = []
  const janitor: string[] = []
  let pending: (() => void) | null = null
  const keeper = createClipboardKeeper({
    clipboard: {
      readText: () => (content.refuses === 'read' ? Promise.reject(new Error('held by another program')) : Promise.resolve(content.text)),
      writeText: async (text) => {
        await content.held
        content.text = text
      },
      clear: () => {
        if (content.refuses === null) content.text = ''
        return Promise.resolve()
      }
    },
    schedule: (action) => {
      pending = action
      return () => {
        if (pending === action) pending = null
      }
    },
    nowMs: () => 1_000,
    onChange: (at) => changes.push(at),
    janitor: {
      watch: ({ salt, digest, clearsAtMs }) => janitor.push(`${isSaltedDigest(content.text, salt, digest) ? 'the copied text' : 'another text'} until ${String(clearsAtMs)}`),
      dismiss: () => janitor.push('dismissed')
    }
  })
  const passTime = async (): Promise<void> => {
    pending?.()
    await new Promise(setImmediate)
  }
  return { keeper, content, changes, janitor, passTime }
}

describe('clipboard keeper', () => {
  it('clears its own content after the time and says so', async () => {
    const { keeper, content, changes, passTime } = rig()
    await keeper.copy('492817', 30_000)
    expect(content.text).toBe('492817')
    await passTime()
    expect(content.text).toBe('')
    expect(changes).toEqual([31_000, null])
  })

  it('leaves alone what another program put there meanwhile', async () => {
    const { keeper, content, passTime } = rig()
    await keeper.copy('492817', 30_000)
    content.text = 'a shopping list'
    await passTime()
    expect(content.text).toBe('a shopping list')
  })

  it('has a janitor for every copy until it is cleared', async () => {
    const { keeper, janitor, passTime } = rig()
    await keeper.copy('492817', 30_000)
    await keeper.copy('492818', 10_000)
    await passTime()
    expect(janitor).toEqual(['the copied text until 31000', 'the copied text until 11000', 'dismissed'])
  })

  it('starts the time anew with every copy', async () => {
    const { keeper, content, passTime } = rig()
    await keeper.copy('first', 30_000)
    await keeper.copy('second', 30_000)
    await passTime()
    expect(content.text).toBe('')
  })

  it.each(['read', 'clear'] as const)('tries again after a lock at which the clipboard refused (%s), until it is gone', async (refuses) => {
    const { keeper, content, changes, janitor, passTime } = rig()
    await keeper.copy('492817', 30_000)
    content.refuses = refuses
    await expect(keeper.clearIfOurs()).rejects.toThrow()
    await passTime()
    expect([content.text, changes, janitor.includes('dismissed')]).toEqual(['492817', [31_000], false])
    content.refuses = null
    await passTime()
    expect([content.text, changes]).toEqual(['', [31_000, null]])
  })

  it('does not clear a newer copy for an older one that could not be cleared', async () => {
    const { keeper, content, passTime } = rig()
    await keeper.copy('492817', 30_000)
    content.refuses = 'clear'
    const failed = keeper.clearIfOurs()
    await keeper.copy('newer', 30_000)
    await failed.catch(() => undefined)
    content.refuses = null
    expect(content.text).toBe('newer')
    await passTime()
    expect(content.text).toBe('')
  })

  it('clears what was still on its way to the clipboard when the lock came', async () => {
    const { keeper, content, changes } = rig()
    let letGo: () => void = () => undefined
    content.held = new Promise((resolve) => (letGo = resolve))
    const copied = keeper.copy('492817', 30_000)
    const cleared = keeper.clearIfOurs()
    letGo()
    await Promise.all([copied, cleared])
    expect([content.text, changes]).toEqual(['', [31_000, null]])
  })

  it('clears at lock and at quit only while the content is ours', async () => {
    const { keeper, content } = rig()
    content.text = 'not ours'
    await keeper.clearIfOurs()
    expect(content.text).toBe('not ours')
    await keeper.copy('492817', 30_000)
    await keeper.clearIfOurs()
    expect(content.text).toBe('')
  })
})
