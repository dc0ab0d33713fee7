// Owns the types of messages: which keys there are, who has loaded them, and which values each sentence needs. Loads no language by itself.
import type { first } from './en/first.ts'
import type { rest } from './en/rest.ts'
import type { system } from './en/system.ts'

type Sentences = typeof first & typeof rest & typeof system

export type AnyMessageKey = keyof Sentences
/** What the unlock view has loaded. */
export type FirstMessageKey = keyof typeof first
/** What the main view has loaded. */
export type MessageKey = FirstMessageKey | keyof typeof rest

export type MessagesOf<Key extends AnyMessageKey> = Readonly<Record<Key, string>>

type Until<S extends string, Stop extends string> = S extends `${infer Head}${Stop}${string}` ? Head : S
/** A name has no space and no `#`; what has one is the text of a plural's branch. */
type Name<S extends string> = S extends `${string}${' ' | '#'}${string}` ? never : S
type PlaceholderNames<S extends string> = S extends `${string}{${infer Rest}`
  ? Name<Until<Until<Rest, '}'>, ','>> | PlaceholderNames<Rest>
  : never

/** The values that the English sentence of `K` takes; the Japanese one takes the same (a test holds that). */
export type MessageValues<K extends AnyMessageKey> = Readonly<Record<PlaceholderNames<Sentences[K]>, string | number>>

/** The keys of sentences that need no values, for tables of names. */
export type PlainMessageKey = { [K in MessageKey]: [PlaceholderNames<Sentences[K]>] extends [never] ? K : never }[MessageKey]

/** A sentence without placeholders takes one argument, one with placeholders two. */
export type TranslateOf<Key extends AnyMessageKey> = <K extends Key>(
  key: K,
  ...values: [PlaceholderNames<Sentences[K]>] extends [never] ? [] : [MessageValues<K>]
) => string
export type Translate = TranslateOf<MessageKey>
export type FirstTranslate = TranslateOf<FirstMessageKey>
