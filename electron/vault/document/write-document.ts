// Owns the way from a document to its bytes (VAULT-FORMAT §8.1), which are what JSON.stringify would give. Changes nothing on the way.
import { isAscii } from 'node:buffer'
import type { Item, VaultDocument } from './document.ts'
import { moveBytes, placeOf } from './kept-bytes.ts'

export type DocumentWriter = (document: VaultDocument) => Uint8Array

/** Where an item that is an object stands in the bytes that were written last. */
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
 * A writer that takes over the bytes of items that nobody looked at since they were read, and of those that are the same objects as last time: an
 * edit changes one item of ten thousand, and an object of a document is never changed in place. What it wrote is where these items are kept from then on.
 */
export function createDocumentWriter(): DocumentWriter {
  let lastBytes: Uint8Array = new Uint8Array()
  let places = new Map<string, Place>()
  return (document) => {
    const output = createOutput(SPARE_BYTES + Math.max(lastBytes.length, Object.keys(document.items).length * ITEM_BYTES))
    const nextPlaces = new Map<string, Place>()
    const moved: [item: Item, start: number][] = []
    addDocument(document, output.addText, (id, item) => {
      output.addText(`${JSON.stringify(id)}:`)
      const start = output.length()
      const kept = placeOf(item)
      const place = places.get(id)
      if (kept !== null) {
        output.addBytes(kept.source.bytes, kept.start, kept.end)
        moved.push([item, start])
        return
      }
      if (place?.item === item) output.addBytes(lastBytes, place.start, place.end)
      else output.addText(JSON.stringify(item))
      nextPlaces.set(id, { item, start, end: output.length() })
    })
    lastBytes = output.finish()
    places = nextPlaces
    const bytes = Buffer.from(lastBytes.buffer, lastBytes.byteOffset, lastBytes.length)
    const source = { bytes, isAscii: isAscii(bytes) }
    for (const [item, start] of moved) moveBytes(item, source, start)
    return lastBytes
  }
}

interface Output {
  length(): number
  addText(text: string): void
  addBytes(from: Uint8Array, start: number, end: number): void
  finish(): Uint8Array
}

/** One growing run of bytes: ten thousand small ones would cost more than what is in them. */
function createOutput(firstBytes: number): Output {
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
    addBytes: (from, start, end) => {
      reserve(end - start)
      bytes.set(from.subarray(start, end), length)
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
