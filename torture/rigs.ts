// Owns the list of rigs. Holds no logic.
import { parsersRig } from './parsers/parsers-rig.ts'
import { killRandomRig } from './saving/kill-random.ts'
import type { Rig } from './rig.ts'

export const RIGS: readonly Rig[] = [parsersRig, killRandomRig]
