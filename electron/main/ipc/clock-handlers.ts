// Owns what the calls about the computer's clock do. Anything longer belongs into services/clock-keeper.ts.
import type { ClockKeeper } from '../services/clock/clock-keeper.ts'
import type { MainHandlers } from './router.ts'

export function clockHandlers(clock: ClockKeeper): Pick<MainHandlers, Extract<keyof MainHandlers, `clock.${string}`>> {
  return {
    'clock.state': () => clock.state(),
    'clock.check': () => clock.check(),
    'clock.useOffset': () => clock.useOffset(),
    'clock.stopOffset': () => clock.stopOffset(),
    'clock.setHost': ({ host }) => clock.setHost(host),
    'clock.dismissSign': () => clock.dismissSign()
  }
}
