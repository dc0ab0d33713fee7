// Owns which English sentences make up the part that only the main view needs. Loaded beside first.ts, as one file of the built program.
import { commands } from './commands.ts'
import { generator } from './generator.ts'
import { guide } from './guide.ts'
import { history } from './history.ts'
import { item } from './item.ts'
import { list } from './list.ts'
import { otp } from './otp.ts'
import { quick } from './quick.ts'
import { saving } from './saving.ts'
import { security } from './security.ts'
import { settings } from './settings.ts'
import { toasts } from './toasts.ts'
import { transfer } from './transfer.ts'

export const rest = { ...list, ...history, ...item, ...otp, ...transfer, ...settings, ...security, ...saving, ...generator, ...guide, ...commands, ...toasts, ...quick }
