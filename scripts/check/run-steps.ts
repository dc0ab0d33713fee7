// Owns running checks side by side and printing a line for each. Knows none of them by name.
import type { CheckStep } from './steps.ts'

export interface StepsReport {
  readonly passed: number
  readonly failed: number
}

/** Runs all steps, `atOnce` at a time. A failing one does not stop the rest: a person wants to see everything that is wrong. */
export async function runSteps(options: {
  steps: readonly CheckStep[]
  atOnce: number
  print: (line: string) => void
}): Promise<StepsReport> {
  const waiting = [...options.steps]
  let passed = 0
  let failed = 0
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await step.run()
      const seconds = (result.durationMs / 1000).toFixed(1)
      options.print(`${result.ok ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s)`)
      if (result.ok) {
        passed += 1
      } else {
        failed += 1
        options.print(result.output.trimEnd())
      }
    }
  }
  await Promise.all(Array.from({ length: options.atOnce }, work))
  return { passed, failed }
}
