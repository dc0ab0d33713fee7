// Owns transfer codes that others have published to be tested with, each with where it stands and what it must give.

export interface SeenTransfer {
  readonly source: string
  readonly text: string
  readonly accounts: readonly Record<string, unknown>[]
  readonly secrets: readonly string[]
  readonly index: number
  readonly size: number
}

const SCITO = 'scito/extract_otp_secrets example_export.txt'
const PI = { type: 'totp', account: 'pi@raspberrypi', algorithm: 'SHA1', digits: 6, periodSeconds: 30 }
const PI_SECRET = '7KSQL2JTUDIS5EF65KLMRQIIGY'

export const SEEN_TRANSFERS: readonly SeenTransfer[] = [
  {
    source: 'dim13/otpauth migration/convert_test.go',
    text: 'otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZTAC',
    accounts: [{ type: 'totp', issuer: 'Example', account: 'alice@google.com', algorithm: 'SHA1', digits: 6, periodSeconds: 30 }],
    secrets: ['JBSWY3DPEHPK3PXP'],
    index: 0,
    size: 1
  },
  {
    source: SCITO,
    text: 'otpauth-migration://offline?data=CjUKEPqlBekzoNEukL7qlsjBCDYSDnBpQHJhc3BiZXJyeXBpGgtyYXNwYmVycnlwaSABKAEwAhABGAEgACjr4JKK%2B%2F%2F%2F%2F%2F8B',
    accounts: [{ ...PI, issuer: 'raspberrypi' }],
    secrets: [PI_SECRET],
    index: 0,
    size: 1
  },
  {
    source: `${SCITO}, without an issuer`,
    text: 'otpauth-migration://offline?data=CigKEPqlBekzoNEukL7qlsjBCDYSDnBpQHJhc3BiZXJyeXBpIAEoATACEAEYASAAKLzjp5n4%2F%2F%2F%2F%2FwE%3D',
    accounts: [{ ...PI, issuer: '' }],
    secrets: [PI_SECRET],
    index: 0,
    size: 1
  },
  {
    source: `${SCITO}, two accounts`,
    text: 'otpauth-migration://offline?data=CigKEPqlBekzoNEukL7qlsjBCDYSDnBpQHJhc3BiZXJyeXBpIAEoATACCjUKEPqlBekzoNEukL7qlsjBCDYSDnBpQHJhc3BiZXJyeXBpGgtyYXNwYmVycnlwaSABKAEwAhABGAEgACiQ7OOa%2Bf%2F%2F%2F%2F8B',
    accounts: [
      { ...PI, issuer: '' },
      { ...PI, issuer: 'raspberrypi' }
    ],
    secrets: [PI_SECRET, PI_SECRET],
    index: 0,
    size: 1
  },
  {
    source: `${SCITO}, of a counter`,
    text: 'otpauth-migration://offline?data=CiUKEPqlBekzoNEukL7qlsjBCDYSCWhvdHAgZGVtbyABKAEwATgEEAEYASAAKNuv15j6%2F%2F%2F%2F%2FwE%3D',
    accounts: [{ type: 'hotp', issuer: '', account: 'hotp demo', counter: 4, digits: 6, algorithm: 'SHA1' }],
    secrets: [PI_SECRET],
    index: 0,
    size: 1
  },
  {
    source: `${SCITO}, encoded names`,
    text: 'otpauth-migration://offline?data=CjYKEPqlBekzoNEukL7qlsjBCDYSHGVuY29kaW5nOiDCv8Okw4TDqcOJPyAoZGVtbykgASgBMAIQARgBIAAorfCurv%2F%2F%2F%2F%2F%2FAQ%3D%3D',
    accounts: [{ type: 'totp', issuer: 'encoding', account: '¿äÄéÉ? (demo)' }],
    secrets: [PI_SECRET],
    index: 0,
    size: 1
  }
]
