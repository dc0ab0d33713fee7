// Tests reading what ldd and apt-cache print, and the choice of packages. Installs nothing.
import { expect, it } from 'vitest'
import { choosePackages, installable, sonamesNotFound } from './system-packages.mjs'

const POLICY = `libgtk-3-0t64:
  Installed: (none)
  Candidate: 3.24.41-4ubuntu1
  Version table:
libasound2:
  Installed: (none)
  Candidate: (none)
  Version table:
libxss1:amd64:
  Installed: 1:1.2.3-1
  Candidate: 1:1.2.3-1
`

it('libraries that the loader did not find are named', () => {
  expect(sonamesNotFound('\tlibX11.so.6 => /lib/libX11.so.6 (0x1)\n\tlibgtk-3.so.0 => not found\n\tlibasound.so.2 => not found\n')).toEqual([
    'libgtk-3.so.0',
    'libasound.so.2'
  ])
})

it('only packages with a candidate can be installed', () => {
  expect([...installable(POLICY)]).toEqual(['libgtk-3-0t64', 'libxss1'])
})

it('the first name that the system knows is chosen, once', () => {
  const missing = [
    ['libgtk-3.so.0', ['libgtk-3-0t64', 'libgtk-3-0']],
    ['libgdk-3.so.0', ['libgtk-3-0t64', 'libgtk-3-0']],
    ['libasound.so.2', ['libasound2t64', 'libasound2']]
  ] as const
  expect(choosePackages(missing, new Set(['libgtk-3-0', 'libasound2t64']))).toEqual({ packages: ['libasound2t64', 'libgtk-3-0'], unknown: [] })
})

it('a thing that no package brings is named instead of being passed over', () => {
  expect(choosePackages([['libnew.so.1', []]], new Set(['libxss1']))).toEqual({ packages: [], unknown: ['libnew.so.1'] })
})
