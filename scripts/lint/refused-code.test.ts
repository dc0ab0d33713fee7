// Tests that what the linters and the compiler are there for is still refused, whichever of them holds the rule.
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runProgram } from '../process/run-program.ts'
import { TYPED_RULES } from './rule-holders.mjs'
import { REFUSED_BY_COMPILER, REFUSED_BY_ESLINT, REFUSED_NATIVELY, REFUSED_WITH_TYPES } from './refused-code.ts'

const CHECKOUT = resolve(import.meta.dirname, '../..')
const TYPED = 'eslint.typed.config.mjs'
const NATIVE_RULES = z.object({ rules: z.record(z.string(), z.unknown()) })
const NATIVE_REPORT = z.object({ diagnostics: z.array(z.object({ code: z.string().optional(), message: z.string(), severity: z.string(), filename: z.string() })) })
const isError = (severity: unknown): boolean => ['error', 2].includes([severity].flat()[0] as string | number)
const fileOf = (rule: string): string => `${rule.replaceAll(/[^a-z0-9-]/gi, '-')}.ts`

let folder = ''
let nativeRules: string[] = []

async function put(name: string, codes: Readonly<Record<string, string>>): Promise<string> {
  const at = join(folder, name)
  await mkdir(at)
  await writeFile(join(at, 'tsconfig.json'), JSON.stringify({ extends: join(CHECKOUT, 'tsconfig.base.json'), compilerOptions: { lib: ['ES2023'], types: ['node'], incremental: false }, include: ['*.ts'] }))
  await Promise.all(Object.entries(codes).map(([rule, code]) => writeFile(join(at, fileOf(rule)), `${code}\n`)))
  return at
}

beforeAll(async () => {
  // Outside the checkout, where no list of ignored folders has a say.
  folder = await mkdtemp(join(tmpdir(), 'nidan-refused-'))
  await symlink(join(CHECKOUT, 'node_modules'), join(folder, 'node_modules'), 'junction')
  const { rules } = NATIVE_RULES.parse(JSON.parse(await readFile(join(CHECKOUT, '.oxlintrc.json'), 'utf8')))
  nativeRules = Object.entries(rules).filter(([, severity]) => isError(severity)).map(([rule]) => rule.replace(/^typescript\//, ''))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('every rule of strictTypeChecked', () => {
  it('is held by one of the linters', async () => {
    const eslint = new ESLint({ cwd: CHECKOUT })
    const [main, view] = (await Promise.all(['electron/main/app.ts', 'renderer/main/main.tsx'].map((file) => eslint.calculateConfigForFile(file)))) as { rules: Record<string, unknown> }[]
    const strict = Object.assign({}, ...tseslint.configs.strictTypeChecked.map(({ rules }) => rules ?? {})) as Record<string, unknown>
    const wanted = Object.keys(strict).filter((rule) => isError(strict[rule]) && rule !== '@typescript-eslint/unbound-method')
    expect(wanted.length).toBeGreaterThan(60)
    const isHeld = (rule: string): boolean => nativeRules.includes(rule.replace('@typescript-eslint/', '')) || rule in TYPED_RULES || (isError(main?.rules[rule]) && isError(view?.rules[rule]))
    expect(wanted.filter((rule) => !isHeld(rule))).toEqual([])
    expect(Object.keys(TYPED_RULES).sort()).toEqual(Object.keys(REFUSED_WITH_TYPES).sort())
  })
})

describe('the native linter', { timeout: 120_000 }, () => {
  it('refuses code by each of its rules', async () => {
    expect(Object.keys(REFUSED_NATIVELY).sort()).toEqual(nativeRules.sort())
    const unused = '// oxlint-disable-next-line typescript/no-floating-promises -- there is none\nexport const a = 1'
    const at = await put('native', { ...REFUSED_NATIVELY, 'unused-directive': unused })
    const { output } = await runProgram({
      program: process.execPath,
      args: [join(CHECKOUT, 'node_modules/oxlint/bin/oxlint'), '-c', join(CHECKOUT, '.oxlintrc.json'), '--format', 'json', '.'],
      cwd: at,
      output: 'collect'
    })
    const { diagnostics } = NATIVE_REPORT.parse(JSON.parse(output))
    const found = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ filename, code, message }) => `${filename}: ${code ?? message}`))
    expect(Object.keys(REFUSED_NATIVELY).filter((rule) => !found.has(`${fileOf(rule)}: typescript(${rule})`))).toEqual([])
    expect([...found].filter((line) => line.startsWith('unused-directive'))).toHaveLength(1)
  })
})

async function refusedBy(config: string, codes: Readonly<Record<string, string>>): Promise<ReadonlySet<string>> {
  const at = await put(config.replaceAll('.', '-'), codes)
  const eslint = new ESLint({
    cwd: at,
    overrideConfigFile: join(CHECKOUT, config),
    overrideConfig: config === TYPED ? { files: ['**/*.ts'], languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: at } } } : [],
    ignore: false
  })
  const results = await eslint.lintFiles(['*.ts'])
  return new Set(results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, severity, message }) => `${filePath.slice(at.length + 1)}: ${ruleId ?? message}: ${String(severity)}`)))
}

describe('ESLint', { timeout: 120_000 }, () => {
  it('refuses code by the rules that need types and have no native counterpart', async () => {
    const found = await refusedBy(TYPED, REFUSED_WITH_TYPES)
    expect(Object.keys(REFUSED_WITH_TYPES).filter((rule) => !found.has(`${fileOf(rule)}: ${rule}: 2`))).toEqual([])
  })

  it('refuses code by the rules that stay with it', async () => {
    const unused = '// eslint-disable-next-line eqeqeq -- there is none\nexport const a = 1'
    const found = await refusedBy('eslint.config.mjs', { ...REFUSED_BY_ESLINT, 'unused-directive': unused })
    expect(Object.keys(REFUSED_BY_ESLINT).filter((rule) => !found.has(`${fileOf(rule)}: ${rule}: 2`))).toEqual([])
    expect([...found].filter((line) => line.startsWith('unused-directive') && line.endsWith('2'))).toHaveLength(1)
  })
})

describe('the native compiler', { timeout: 120_000 }, () => {
  it('refuses code by what tsconfig.base.json asks of it', async () => {
    const at = await put('compiler', REFUSED_BY_COMPILER)
    const { output } = await runProgram({ program: process.execPath, args: [join(CHECKOUT, 'node_modules/typescript-native/bin/tsc'), '-p', '.'], cwd: at, output: 'collect' })
    expect(Object.keys(REFUSED_BY_COMPILER).filter((error) => !output.split('\n').some((line) => line.startsWith(fileOf(error)) && line.includes(`error ${error}:`)))).toEqual([])
  })
})
