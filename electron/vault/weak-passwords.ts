// Owns which items have a password that is soon guessed. Passwords stay here; what leaves is yes or no. Its word lists are large: loaded when first asked.
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { Item } from './document/document.ts'
import { plainItem } from './document/kept-bytes.ts'
import { isLive, textOf } from './document/views.ts'

/** Fewer than 10^8 guesses (zxcvbn, USENIX Security 2016): hours for somebody who has a site's list of hashes. */
const WEAK_SCORE = 2
/** The time of an estimate grows with the square of the length; what is longer than this is strong or a repetition. */
const ESTIMATED_CHARACTERS = 72

async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-en')])
  return new core.ZxcvbnFactory({
    graphs: common.adjacencyGraphs,
    dictionary: { ...common.dictionary, ...english.dictionary },
    useLevenshteinDistance: false
  })
}

function passwordsOf(kept: Item): string[] {
  const { fields } = plainItem(kept)
  return Object.values(fields).filter((field) => field.kind === 'password' && isLive(field) && textOf(field) !== '').map(textOf)
}

/** Answers for an item object are kept as long as the object: an edit makes another one. */
export function createWeakPasswords(): (item: Item) => Promise<boolean> {
  const known = new WeakMap<Item, boolean>()
  let loading: Promise<ZxcvbnFactory> | null = null
  return async (item) => {
    const before = known.get(item)
    if (before !== undefined) return before
    const passwords = passwordsOf(item)
    if (passwords.length === 0) return false
    const estimator = await (loading ??= loadEstimator())
    const isWeak = passwords.some((password) => estimator.check(password.slice(0, ESTIMATED_CHARACTERS)).score <= WEAK_SCORE)
    known.set(item, isWeak)
    return isWeak
  }
}
