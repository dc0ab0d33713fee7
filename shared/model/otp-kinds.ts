// Owns the types and algorithms of one-time passwords by name. Apart from the shapes: what reads a vault needs the names and no schema.

/** What an address of the HMAC types can ask for. */
export const HMAC_ALGORITHMS = ['SHA1', 'SHA256', 'SHA512'] as const
/** MD5 is mOTP's and nobody else's. */
export const OTP_ALGORITHMS = [...HMAC_ALGORITHMS, 'MD5'] as const
export const OTP_TYPES = ['totp', 'hotp', 'steam', 'motp', 'yandex'] as const
