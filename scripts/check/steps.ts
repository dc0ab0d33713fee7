// Owns the list of checks and how each is called. Knows nothing of how they are shown or counted.
import { join } from 'node:path'
import { runProgram } from '../process/run-program.ts'
import { findNamingProblems } from './naming.ts'

export interface CheckResult {
  readonly ok: boolean
  readonly output: string
  readonly durationMs: number
}

export interface CheckStep {
  readonly name: string
  readonly run: () => Promise<CheckResult>
}

export interface CheckOptions {
  readonly checkout: string
  readonly nowMs: () => number
  /** Also the rules that need types and have no native counterpart: a minute more (docs/adr/0044). */
  readonly isWhole?: boolean
}

const CRUISED = ['electron', 'shared', 'renderer', 'e2e', 'scripts', 'bench', 'torture']

function nodeTool(options: CheckOptions, name: string, entry: string, args: readonly string[]): CheckStep {
  return {
    name,
    run: async () => {
      const path = join(options.checkout, 'node_modules', entry)
      const { code, output, durationMs } = await runProgram({ program: process.execPath, args: [path, ...args], cwd: options.checkout, output: 'collect' })
      return { ok: code === 0, output, durationMs }
    }
  }
}

function namingStep(options: CheckOptions): CheckStep {
  return {
    name: 'naming',
    run: async () => {
      const startedMs = options.nowMs()
      const problems = await findNamingProblems(options.checkout)
      return { ok: problems.length === 0, output: problems.join('\n'), durationMs: options.nowMs() - startedMs }
    }
  }
}

/** What tsconfig.web.json has for itself. */
const WEB = ['renderer', 'electron/preload']

/** In two halves, one program of types each, so that both cores have work to the end. */
function typedLint(options: CheckOptions): CheckStep[] {
  // Its rules are errors; the one kind of warning is of comments about rules of the other run.
  const common = ['-c', 'eslint.typed.config.mjs', '--quiet']
  return [
    nodeTool(options, 'lint with types: electron, scripts, e2e', 'eslint/bin/eslint.js', ['.', ...common, ...WEB.flatMap((path) => ['--ignore-pattern', `${path}/**`])]),
    nodeTool(options, 'lint with types: renderer', 'eslint/bin/eslint.js', [...WEB, ...common])
  ]
}

/** All checks, the longest first, so that two at a time end early. */
export function checkSteps(options: CheckOptions, folders: (names: readonly string[]) => readonly string[]): CheckStep[] {
  return [
    ...(options.isWhole === true ? typedLint(options) : []),
    nodeTool(options, 'lint', 'eslint/bin/eslint.js', ['.', '--max-warnings=0']),
    nodeTool(options, 'lint by types', 'oxlint/bin/oxlint', []),
    nodeTool(options, 'types: electron, scripts, e2e', 'typescript-native/bin/tsc', ['-p', 'tsconfig.node.json']),
    nodeTool(options, 'types: renderer', 'typescript-native/bin/tsc', ['-p', 'tsconfig.web.json']),
    nodeTool(options, 'directions', 'dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', ...folders(CRUISED)]),
    nodeTool(options, 'unused', 'knip/bin/knip.js', ['--no-progress']),
    namingStep(options)
  ]
}
