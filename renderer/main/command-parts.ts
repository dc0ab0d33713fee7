// Owns what the lists of commands are made of: what they are given, and how their keys are written down.
import type { KeyCombination } from '../ui/key-combination.ts'
import type { Platform } from '../ui/key-names.ts'
import type { Stores } from './stores.ts'

export interface CommandDeps {
  stores: Stores
  platform: Platform
  document: Document
  focusSearch: () => void
}

export const key = (letter: string): KeyCombination => ({ key: letter, command: true })
export const shiftKey = (letter: string): KeyCombination => ({ key: letter, command: true, shift: true })
