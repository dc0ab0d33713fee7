// Owns the shape of a tag as it crosses from a view: written as tags.ts keeps it. Apart from it: what reads a vault needs no schema.
import { z } from 'zod'
import { MAX_TAG, readTag } from './tags.ts'

export const tagSchema = z.string().min(1).max(MAX_TAG).refine((tag) => readTag(tag) === tag)
