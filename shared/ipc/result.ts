// Owns the one shape in which an answer crosses a process boundary: a value, or a code. Never a message, never a stack.
import type { ErrorCode } from '../errors.ts'

export type Result<T> = { ok: true; value: T } | { ok: false; code: ErrorCode }
