// Owns making transfer codes in tests by another library and from another description of the format than the program's own.
import protobuf from 'protobufjs'

const PROTO = `
syntax = "proto3";
message MigrationPayload {
  message OtpParameters {
    bytes secret = 1;
    string name = 2;
    string issuer = 3;
    int32 algorithm = 4;
    int32 digits = 5;
    int32 type = 6;
    int64 counter = 7;
    string unique_id = 8;
  }
  repeated OtpParameters otp_parameters = 1;
  int32 version = 2;
  int32 batch_size = 3;
  int32 batch_index = 4;
  int32 batch_id = 5;
}`

export interface EncodedAccount {
  secret?: Uint8Array
  name?: string
  issuer?: string
  algorithm?: number
  digits?: number
  type?: number
  counter?: number
  uniqueId?: string
}

export interface EncodedPayload {
  otpParameters: readonly EncodedAccount[]
  version?: number
  batchSize?: number
  batchIndex?: number
  batchId?: number
}

const MESSAGE = protobuf.parse(PROTO).root.lookupType('MigrationPayload')

export function payloadBytes(payload: EncodedPayload): Uint8Array {
  return MESSAGE.encode(MESSAGE.fromObject(payload)).finish()
}

export function transferAddress(bytes: Uint8Array): string {
  return `otpauth-migration://offline?data=${encodeURIComponent(Buffer.from(bytes).toString('base64'))}`
}

export function transferOf(payload: EncodedPayload): string {
  return transferAddress(payloadBytes(payload))
}
