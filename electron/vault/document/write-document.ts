// Owns the way from a document to its bytes (VAULT-FORMAT §8.1), which are what JSON.stringify would give. Changes nothing on the way.
import type { Item, VaultDocument } from './document.ts'

export type DocumentWriter = (document: VaultDocument) => Uint8Array

/** Where an item stands in the bytes that were written last. */
interface Place {
  readonly item: Item
  readonly start: number
  readonly end: number
}

/** Bytes that are there already, from `start` to `end` of the last document, or new ones. */
type Part = { readonly start: number; readonly end: number } | Uint8Array

const encoder = new TextEncoder()
const COMMA = encoder.encode(',')
const OPEN = encoder.encode('{')
const CLOSE = encoder.encode('}')

/**
 * A writer that takes the bytes of items that are the same objects as last time from what it wrote last time: an edit changes one
 * item of ten thousand, and an object of a document is never changed in place.
 */
export function createDocumentWriter(): DocumentWriter {
  let lastBytes: Uint8Array = new Uint8Array()
  let places = new Map<string, Place>()
  return (document) => {
    const parts: Part[] = []
    const nextPlaces = new Map<string, Place>()
    let length = 0
    const add = (part: Part): void => {
      parts.push(part)
      length += part instanceof Uint8Array ? part.length : part.end - part.start
    }
    const addItem = (id: string, item: Item): void => {
      const place = places.get(id)
      const start = length
      add(place?.item === item ? place : encoder.encode(`${JSON.stringify(id)}:${JSON.stringify(item)}`))
      nextPlaces.set(id, { item, start, end: length })
    }
    addDocument(document, add, addItem)
    lastBytes = joinParts(parts, length, lastBytes)
    places = nextPlaces
    return lastBytes
  }
}

type AddBytes = (bytes: Uint8Array) => void
type AddItem = (id: string, item: Item) => void

function addDocument(document: VaultDocument, add: AddBytes, addItem: AddItem): void {
  let isFirst = true
  add(OPEN)
  for (const [name, value] of Object.entries(document)) {
    if (value === undefined) continue
    add(encoder.encode(`${isFirst ? '' : ','}${JSON.stringify(name)}:`))
    isFirst = false
    if (name === 'items') addItems(document.items, add, addItem)
    else add(encoder.encode(JSON.stringify(value)))
  }
  add(CLOSE)
}

function addItems(items: VaultDocument['items'], add: AddBytes, addItem: AddItem): void {
  let isFirst = true
  add(OPEN)
  for (const [id, item] of Object.entries(items)) {
    if (!isFirst) add(COMMA)
    isFirst = false
    addItem(id, item)
  }
  add(CLOSE)
}

function joinParts(parts: readonly Part[], length: number, lastBytes: Uint8Array): Uint8Array {
  const joined = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    const bytes = part instanceof Uint8Array ? part : lastBytes.subarray(part.start, part.end)
    joined.set(bytes, offset)
    offset += bytes.length
  }
  return joined
}
