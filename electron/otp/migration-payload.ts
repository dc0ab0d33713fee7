// Owns taking the protobuf message of a transfer code apart. Judges no value; what is cut off, or of another shape, is refused.
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'

/** As many as the longest text can hold in earnest; a phone puts ten into a code. */
const MAX_ACCOUNTS = 128

/** One account as it was written. Null stands for a field that is not there; numbers of enums are as they came. */
export interface RawAccount {
  readonly secret: Uint8Array
  readonly name: string
  readonly issuer: string
  readonly algorithm: number
  readonly digits: number
  readonly type: number
  readonly counter: bigint
}

export interface RawPayload {
  /** The bytes of each account, read apart so that a broken one spoils only itself. */
  readonly accounts: readonly Uint8Array[]
  readonly batchSize: number
  readonly batchIndex: number
  readonly batchId: number
}

type Readers = Readonly<Record<number, { wireType: WireType; read: (reader: BinaryReader) => void }>>

/**
 * A `MigrationPayload` (Aegis, app/src/main/proto/google_auth.proto): 1 otp_parameters, 2 version, 3 batch_size, 4 batch_index,
 * 5 batch_id. Missing numbers are 0, as proto3 has it. Throws any error for bytes that are no such message.
 */
export function readPayload(bytes: Uint8Array): RawPayload {
  const accounts: Uint8Array[] = []
  const numbers = { batchSize: 0, batchIndex: 0, batchId: 0 }
  readFields(bytes, {
    1: {
      wireType: WireType.LengthDelimited,
      read: (reader) => {
        if (accounts.length >= MAX_ACCOUNTS) throw new RangeError('too many accounts')
        accounts.push(reader.bytes())
      }
    },
    3: int32((value) => (numbers.batchSize = value)),
    4: int32((value) => (numbers.batchIndex = value)),
    5: int32((value) => (numbers.batchId = value))
  })
  return { accounts, ...numbers }
}

/** An `OtpParameters` of the same file. Throws any error for bytes that are no such message. */
export function readAccount(bytes: Uint8Array): RawAccount {
  const account: { -readonly [K in keyof RawAccount]: RawAccount[K] } = { secret: new Uint8Array(), name: '', issuer: '', algorithm: 0, digits: 0, type: 0, counter: 0n }
  readFields(bytes, {
    1: { wireType: WireType.LengthDelimited, read: (reader) => (account.secret = reader.bytes()) },
    2: text((value) => (account.name = value)),
    3: text((value) => (account.issuer = value)),
    4: int32((value) => (account.algorithm = value)),
    5: int32((value) => (account.digits = value)),
    6: int32((value) => (account.type = value)),
    7: { wireType: WireType.Varint, read: (reader) => (account.counter = BigInt(reader.int64())) }
  })
  return account
}

function int32(keep: (value: number) => void): Readers[number] {
  return {
    wireType: WireType.Varint,
    read: (reader) => {
      keep(reader.int32())
    }
  }
}

/** A name is never a reason to lose a key: what is no UTF-8 in it is replaced. */
function text(keep: (value: string) => void): Readers[number] {
  return {
    wireType: WireType.LengthDelimited,
    read: (reader) => {
      keep(new TextDecoder().decode(reader.bytes()))
    }
  }
}

function readFields(bytes: Uint8Array, readers: Readers): void {
  const reader = new BinaryReader(bytes)
  while (reader.pos < reader.len) {
    const [fieldNumber, wireType] = reader.tag()
    const known = readers[fieldNumber]
    // Newer apps add fields, which are passed over. A known one of another shape would read as "not there", and so as a default.
    if (known === undefined) reader.skip(wireType, fieldNumber)
    else if (known.wireType === wireType) known.read(reader)
    else throw new TypeError('a field of another shape')
  }
}
