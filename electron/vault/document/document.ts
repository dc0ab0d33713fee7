// Owns the types of the decrypted document (VAULT-FORMAT §8). Loads no schema: the types come from document-schema.ts.
import type { z } from 'zod'
import type { attachmentSchema, documentSchema, fieldSchema, fieldValueSchema, itemSchema, marksSchema, otpValueSchema } from './document-schema.ts'

/** The members of an item that are names which are set or not. */
export const MARKS = ['tags', 'secondSteps'] as const

export type Marks = z.infer<typeof marksSchema>
export type OtpValue = z.infer<typeof otpValueSchema>
export type FieldValue = z.infer<typeof fieldValueSchema>
export type Field = z.infer<typeof fieldSchema>
export type Attachment = z.infer<typeof attachmentSchema>
export type Item = z.infer<typeof itemSchema>
export type VaultDocument = z.infer<typeof documentSchema>
