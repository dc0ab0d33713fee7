// Owns reading transfer codes in tests by another library and another description of the format than the program's. Shares no line with it.
import protobuf from 'protobufjs'

/** Aegis writes the same: app/src/main/proto/google_auth.proto. */
const PROTO = `
syntax = "proto3";
message MigrationPayload {
  enum Algorithm { ALGORITHM_UNSPECIFIED = 0; SHA1 = 1; SHA256 = 2; SHA512 = 3; MD5 = 4; }
  enum DigitCount { DIGIT_COUNT_UNSPECIFIED = 0; SIX = 1; EIGHT = 2; }
  enum OtpType { OTP_TYPE_UNSPECIFIED = 0; HOTP = 1; TOTP = 2; }
  message OtpParameters {
    bytes secret = 1;
    string name = 2;
    string issuer = 3;
    Algorithm algorithm = 4;
    DigitCount digits = 5;
    OtpType type = 6;
    int64 counter = 7;
  }
  repeated OtpParameters otp_parameters = 1;
  int32 version = 2;
  int32 batch_size = 3;
  int32 batch_index = 4;
  int32 batch_id = 5;
}
`

export interface DecodedAccount {
  secretHex: string
  name: string
  issuer: string
  algorithm: string
  digits: string
  type: string
  counter: string
}

export interface DecodedTransfer {
  version: number
  batchSize: number
  batchIndex: number
  batchId: number
  accounts: DecodedAccount[]
}

interface RawPayload {
  otpParameters: { secret: Uint8Array; name: string; issuer: string; algorithm: string; digits: string; type: string; counter: string }[]
  version: number
  batchSize: number
  batchIndex: number
  batchId: number
}

const payloadType = protobuf.parse(PROTO).root.lookupType('MigrationPayload')

/** Throws for anything that is not a whole transfer code. */
export function decodeTransfer(address: string): DecodedTransfer {
  const url = new URL(address)
  const data = url.searchParams.get('data')
  if (url.protocol !== 'otpauth-migration:' || url.host !== 'offline' || data === null || !/^[A-Za-z0-9+/]+={0,2}$/u.test(data))
    throw new Error('not a transfer code')
  const message = payloadType.decode(Buffer.from(data, 'base64'))
  const raw = payloadType.toObject(message, { enums: String, longs: String, defaults: true, arrays: true }) as RawPayload
  const { version, batchSize, batchIndex, batchId } = raw
  return {
    version,
    batchSize,
    batchIndex,
    batchId,
    accounts: raw.otpParameters.map(({ secret, ...rest }) => ({ ...rest, secretHex: Buffer.from(secret).toString('hex') }))
  }
}
