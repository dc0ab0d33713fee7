// Owns the type of own-lines.mjs.
import type { Rule } from 'eslint'

export const ownLines: Rule.RuleModule
