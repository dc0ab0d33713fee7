// Owns the demo that plays by itself: sets the stage, plays the story, writes pictures and a record.
import { startDesktop } from '../../e2e/fixtures/desktop.ts'
import { setStage } from '../../e2e/story/stage.ts'
import { storySteps } from '../../e2e/story/story.ts'
import type { Language } from '../../shared/model/settings.ts'
import { playSteps, prepareOutput, writeRecord } from './progress.ts'

export interface PlayOptions {
  output: string
  folder: string
  language: Language
  /** The person's display, to watch it there; none: a display of its own. */
  display: string | undefined
  runtime: { version: string; source: string }
  log: (line: string) => void
}

/** Answers whether every step passed. */
export async function playStory({ output, folder, language, display, runtime, log }: PlayOptions): Promise<boolean> {
  prepareOutput(output)
  const startedAt = new Date().toISOString()
  const startedMs = performance.now()
  const desktop = await startDesktop(display === undefined ? {} : { display })
  try {
    const stage = await setStage({ desktop, folder, language })
    try {
      const steps = storySteps(stage)
      const played = await playSteps({ steps, folder: output, screenshot: desktop.screenshot, nowMs: () => performance.now(), log })
      const ok = played.length === steps.length && played.every((step) => step.ok)
      const totalMs = Math.round(performance.now() - startedMs)
      writeRecord(output, { runtime, language, startedAt, ok, totalMs, steps: played })
      log(`${ok ? 'The story is complete' : 'The story stopped'}: ${String(played.filter((step) => step.ok).length)} of ${String(steps.length)} steps in ${(totalMs / 1000).toFixed(1)} s`)
      return ok
    } finally {
      await stage.dispose()
    }
  } finally {
    await desktop.dispose()
  }
}
