// Owns the way from a document to its bytes (VAULT-FORMAT §8.1), which are what JSON.stringify would give. Changes nothing on the way.
import type { Item, VaultDocument } from './document.ts'

export type DocumentWriter = (document: VaultDocument) => Uint8Array

/** Where an item stands in the bytes that were written last. */
interface Place {
  readonly item: Item
  readonly start: number
  readonly end: number
}

const SPARE_BYTES = 65_536
/** Of a login as most people have them; a guess that is too small costs a copy. */
const ITEM_BYTES = 1_024
/** A UTF-16 code unit is at most three bytes of UTF-8. */
const MOST_BYTES_A_UNIT = 3

const encoder = new TextEncoder()

/**
 * A writer that takes the bytes of items that are the same objects as last time from what it wrote last time: an edit changes one
 * item of ten thousand, and an object of a document is never changed in place.
 */
export function createDocumentWriter(): DocumentWriter {
  let lastBytes: Uint8Array = new Uint8Array()
  let places = new Map<string, Place>()
  return (document) => {
    const output = createOutput(lastBytes, SPARE_BYTES + Math.max(lastBytes.length, Object.keys(document.items).length * ITEM_BYTES))
    const nextPlaces = new Map<string, Place>()
    addDocument(document, output.addText, (id, item) => {
      const place = places.get(id)
      const start = output.length()
      if (place?.item === item) output.addLast(place.start, place.end)
      else output.addText(`${JSON.stringify(id)}:${JSON.stringify(item)}`)
      nextPlaces.set(id, { item, start, end: output.length() })
    })
    lastBytes = output.finish()
    places = nextPlaces
    return lastBytes
  }
}

interface Output {
  length(): number
  addText(text: string): void
  /** Bytes of the last document, from `start` to `end`. */
  addLast(start: number, end: number): void
  finish(): Uint8Array
}

/** One growing run of bytes: ten thousand small ones would cost more than what is in them. */
function createOutput(lastBytes: Uint8Array, firstBytes: number): Output {
  let bytes = new Uint8Array(firstBytes)
  let length = 0
  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return
    const larger = new Uint8Array(Math.max(2 * bytes.length, length + more))
    larger.set(bytes.subarray(0, length))
    bytes = larger
  }
  return {
    length: () => length,
    addText: (text) => {
      reserve(text.length * MOST_BYTES_A_UNIT)
      length += encoder.encodeInto(text, bytes.subarray(length)).written
    },
    addLast: (start, end) => {
      reserve(end - start)
      bytes.set(lastBytes.subarray(start, end), length)
      length += end - start
    },
    // It is kept until the next save: without much room that it did not need.
    finish: () => (bytes.length > 1.25 * length + SPARE_BYTES ? bytes.slice(0, length) : bytes.subarray(0, length))
  }
}

type AddText = (text: string) => void
type AddItem = (id: string, item: Item) => void

function addDocument(document: VaultDocument, add: AddText, addItem: AddItem): void {
  let isFirst = true
  add('{')
  for (const [name, value] of Object.entries(document)) {
    if (value === undefined) continue
    add(`${isFirst ? '' : ','}${JSON.stringify(name)}:`)
    isFirst = false
    if (name === 'items') addItems(document.items, add, addItem)
    else add(JSON.stringify(value))
  }
  add('}')
}

function addItems(items: VaultDocument['items'], add: AddText, addItem: AddItem): void {
  let isFirst = true
  add('{')
  for (const [id, item] of Object.entries(items)) {
    if (!isFirst) add(',')
    isFirst = false
    addItem(id, item)
  }
  add('}')
}
