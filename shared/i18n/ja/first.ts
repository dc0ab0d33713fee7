// Owns which Japanese sentences make up the part that the unlock view needs. Loaded by both views, as one file of the built program.
import { errors } from './errors.ts'
import { unlock } from './unlock.ts'
import { vaults } from './vaults.ts'

export const first = { ...errors, ...unlock, ...vaults }
