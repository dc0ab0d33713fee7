// Owns all sentences of both languages together, for tests. The program loads them in parts and one language at a time.
import { first as firstEn } from './en/first.ts'
import { rest as restEn } from './en/rest.ts'
import { system as systemEn } from './en/system.ts'
import { first as firstJa } from './ja/first.ts'
import { rest as restJa } from './ja/rest.ts'
import { system as systemJa } from './ja/system.ts'
import type { AnyMessageKey, MessagesOf } from './messages.ts'

export const en = { ...firstEn, ...restEn, ...systemEn }
export const ja: MessagesOf<AnyMessageKey> = { ...firstJa, ...restJa, ...systemJa }
