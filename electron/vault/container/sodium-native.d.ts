// Owns the types of the two functions of `sodium-native` that are used; the package declares none.
declare module 'sodium-native' {
  /** Writes ciphertext and tag into `into`; answers with their length. */
  export function crypto_aead_chacha20poly1305_ietf_encrypt(
    into: Uint8Array,
    plaintext: Uint8Array,
    aad: Uint8Array,
    secretNonce: null,
    nonce: Uint8Array,
    key: Uint8Array
  ): number
  /** Throws when the tag does not verify. */
  export function crypto_aead_chacha20poly1305_ietf_decrypt(
    into: Uint8Array,
    secretNonce: null,
    sealed: Uint8Array,
    aad: Uint8Array,
    nonce: Uint8Array,
    key: Uint8Array
  ): number
}
