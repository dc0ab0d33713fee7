// Owns the types of messages: which keys there are and which values each sentence needs. Loads no language by itself.
import type { en } from './en.ts'

export type MessageKey = keyof typeof en
export type Messages = Readonly<Record<MessageKey, string>>

type Until<S extends string, Stop extends string> = S extends `${infer Head}${Stop}${string}` ? Head : S
/** A name has no space and no `#`; what has one is the text of a plural's branch. */
type Name<S extends string> = S extends `${string}${' ' | '#'}${string}` ? never : S
type PlaceholderNames<S extends string> = S extends `${string}{${infer Rest}`
  ? Name<Until<Until<Rest, '}'>, ','>> | PlaceholderNames<Rest>
  : never

/** The values that the English sentence of `K` takes; the Japanese one takes the same (a test holds that). */
export type MessageValues<K extends MessageKey> = Readonly<Record<PlaceholderNames<(typeof en)[K]>, string | number>>

/** The keys of sentences that need no values, for tables of names. */
export type PlainMessageKey = { [K in MessageKey]: [PlaceholderNames<(typeof en)[K]>] extends [never] ? K : never }[MessageKey]

/** A sentence without placeholders takes one argument, one with placeholders two. */
export type Translate = <K extends MessageKey>(
  key: K,
  ...values: [PlaceholderNames<(typeof en)[K]>] extends [never] ? [] : [MessageValues<K>]
) => string
