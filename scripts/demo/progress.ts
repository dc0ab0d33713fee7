// Owns playing the story's steps for the demo: a line, a picture and a record for each. Stops at the first step that fails.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StoryStep } from '../../e2e/story/story.ts'

export interface PlayedStep {
  number: number
  id: string
  name: string
  ok: boolean
  ms: number
  screenshot: string | null
  error?: string
}

export interface PlayRecord {
  runtime: { version: string; source: string }
  language: string
  startedAt: string
  ok: boolean
  totalMs: number
  steps: readonly PlayedStep[]
}

interface PlayParts {
  steps: readonly StoryStep[]
  folder: string
  screenshot: (file: string) => Promise<void>
  nowMs: () => number
  log: (line: string) => void
}

async function playOne(step: StoryStep, number: number, parts: PlayParts): Promise<PlayedStep> {
  const startedMs = parts.nowMs()
  const error = await step.run().then(
    () => null,
    (reason: unknown) => (reason instanceof Error ? reason.message : String(reason))
  )
  const ms = Math.round(parts.nowMs() - startedMs)
  const picture = `${String(number).padStart(2, '0')}-${step.id}.png`
  const taken = await parts.screenshot(join(parts.folder, picture)).then(
    () => picture,
    () => null
  )
  return { number, id: step.id, name: step.sentence, ok: error === null, ms, screenshot: taken, ...(error === null ? {} : { error }) }
}

/** Removes the pictures of an earlier run, and nothing else that may stand there. */
export function prepareOutput(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) if (/^\d\d-[a-z-]+\.png$/.test(name) || name === 'story.json') rmSync(join(folder, name))
}

export async function playSteps(parts: PlayParts): Promise<readonly PlayedStep[]> {
  const played: PlayedStep[] = []
  for (const [at, step] of parts.steps.entries()) {
    const result = await playOne(step, at + 1, parts)
    played.push(result)
    const place = `[${String(at + 1).padStart(2)}/${String(parts.steps.length)}]`
    parts.log(`${place} ${result.ok ? '✓' : '✗'} ${step.sentence} (${String(result.ms)} ms)`)
    if (!result.ok) {
      parts.log(result.error ?? '')
      break
    }
  }
  return played
}

export function writeRecord(folder: string, record: PlayRecord): void {
  writeFileSync(join(folder, 'story.json'), `${JSON.stringify(record, null, 2)}\n`)
}
