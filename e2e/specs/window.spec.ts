// The window: its view follows every size that a person gives it.
import { runProgram } from '../fixtures/programs.ts'
import { expect, test } from '../fixtures/test.ts'

for (const { width, height } of [
  { width: 1400, height: 900 },
  { width: 760, height: 520 }
]) {
  test(`resized from outside to ${String(width)} × ${String(height)}, the view fills it`, async ({ main, desktop }) => {
    const id = await desktop.windows.waitForTitle(/^Nidan/)
    await runProgram(desktop.env, 'xdotool', ['windowsize', '--sync', id, String(width), String(height)])
    const size = (): Promise<string> => main.page.evaluate<string>('`${innerWidth}x${innerHeight}`')
    await expect.poll(size).toBe(`${String(width)}x${String(height)}`)
  })
}
