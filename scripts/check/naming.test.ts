// Tests which names, headers and paths are refused.
import { describe, expect, it } from 'vitest'
import { problemsOfSource, problemsOfText } from './naming.ts'

const HEADER = '// Owns something.\n'

describe('names', () => {
  it.each([
    'electron/vault/key-schedule.ts',
    'electron/vault/key-schedule.test.ts',
    'e2e/specs/story.spec.ts',
    'renderer/features/scan/ScanSheet.tsx',
    'renderer/main/main.tsx',
    'scripts/electron-runtime.d.mts'
  ])('%s is fine', (path) => {
    expect(problemsOfSource(path, HEADER)).toEqual([])
  })

  it.each(['electron/vault/keySchedule.ts', 'renderer/ui/button.tsx', 'renderer/ui/main.tsx2.ts', 'shared/Item.ts'])('%s is refused', (path) => {
    expect(problemsOfSource(path, HEADER)).toHaveLength(1)
  })

  it.each(['renderer/utils/dates.ts', 'electron/vault/key-helpers.ts', 'electron/main/services/window-manager.ts'])('%s is too vague', (path) => {
    expect(problemsOfSource(path, HEADER)[0]).toMatch(/does not say what the file owns/)
  })
})

it('a source file without a header is refused', () => {
  expect(problemsOfSource('shared/item.ts', 'export const a = 1\n')[0]).toMatch(/header comment/)
})

it('a header may follow a line for the shell', () => {
  expect(problemsOfSource('scripts/run.mjs', `#!/usr/bin/env node\n${HEADER}`)).toEqual([])
})

it('a folder of one machine is named with its line', () => {
  const path = ['', 'root', 'notes.txt'].join('/')
  expect(problemsOfText('docs/a.md', `first\nsee ${path}\n`)).toEqual(['docs/a.md:2: names a folder of one machine'])
})

it.each(['https://example.org/work/item', 'src/work/item', './root/thing', '/usr/bin/chromium'])('%s is nobody’s machine', (path) => {
  expect(problemsOfText('docs/a.md', path)).toEqual([])
})
