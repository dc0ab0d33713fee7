// Owns which second steps a site can have (VAULT-FORMAT §8.7), as a login notes them.
export const SECOND_STEPS = ['app', 'sms', 'voice', 'key', 'passkey', 'email'] as const
export type SecondStep = (typeof SECOND_STEPS)[number]
