// Owns what a view may know of links of one-time passwords: whether one waits, and whether the system gives them to Nidan. Never a link itself.
import { z } from 'zod'

/** `forgotten`: it waited too long for the unlock and was wiped. */
export const linkStateSchema = z.enum(['none', 'waiting', 'forgotten'])
export type LinkState = z.infer<typeof linkStateSchema>

export const linkRegistrationSchema = z.strictObject({
  isRegistered: z.boolean(),
  /** False where the system offers no way to it. */
  canChange: z.boolean()
})
export type LinkRegistration = z.infer<typeof linkRegistrationSchema>
