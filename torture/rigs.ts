// Owns the list of rigs. Holds no logic.
import { mergeRig } from './merge/merge-rig.ts'
import { parsersRig } from './parsers/parsers-rig.ts'
import { powerCutRig } from './power-cut/power-cut.ts'
import type { Rig } from './rig.ts'
import { bytesRig } from './saving/bytes.ts'
import { diskFullRig } from './saving/disk-full.ts'
import { ioErrorsRig } from './saving/io-errors.ts'
import { killRandomRig } from './saving/kill-random.ts'
import { killSyscallsRig } from './saving/kill-syscalls.ts'
import { twoWritersRig } from './saving/two-writers.ts'

export const RIGS: readonly Rig[] = [parsersRig, killRandomRig, killSyscallsRig, bytesRig, diskFullRig, ioErrorsRig, twoWritersRig, powerCutRig, mergeRig]
