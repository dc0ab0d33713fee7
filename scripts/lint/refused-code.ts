// Owns small pieces of code that a linter must refuse, one for each rule that knows types, and one for what the compiler is set to find.
// Holds text only: nothing here is ever run.

/** Code by the rule (without its plugin) that .oxlintrc.json must refuse it by. */
export const REFUSED_NATIVELY: Readonly<Record<string, string>> = {
  'await-thenable': 'export async function f(): Promise<void> { await 1 }',
  'no-array-delete': 'export function f(list: number[]): void { delete list[0] }',
  'no-base-to-string': 'export const f = (value: { a: 1 }): string => String(value)',
  'no-confusing-void-expression': 'declare function done(): void\nexport const f = (): unknown => { const a = done(); return a }',
  'no-deprecated': '/** @deprecated gone */\ndeclare function old(): number\nexport const a = old()',
  'no-duplicate-type-constituents': 'export type A = string | string',
  'no-floating-promises': 'declare function save(): Promise<void>\nexport function f(): void { save() }',
  'no-for-in-array': 'export function f(list: number[]): void { for (const i in list) list.at(Number(i)) }',
  'no-generated-empty-object-type': "type All = { a: 1 }\nexport type A = Omit<All, 'a'>",
  'no-implied-eval': "export const f = new Function('return 1')",
  'no-meaningless-void-operator': 'declare function done(): void\nexport function f(): void { void done() }',
  'no-misused-promises': 'declare function is(): Promise<boolean>\nexport function f(): number { if (is()) return 1; return 2 }',
  'no-misused-spread': 'export const f = (list: number[]): object => ({ ...list })',
  'no-mixed-enums': "export enum A { One = 1, Two = 'two' }",
  'no-redundant-type-constituents': 'export type A = unknown | string',
  'no-unnecessary-boolean-literal-compare': 'export const f = (is: boolean): boolean => is === true',
  'no-unnecessary-condition': 'export const f = (a: { b: string }): string => a?.b',
  'no-unnecessary-template-expression': "export const a = `${'text'}`",
  'no-unnecessary-type-arguments': 'declare function f<T = string>(a?: T): T\nexport const a = f<string>()',
  'no-unnecessary-type-assertion': 'export const f = (a: string): string => a as string',
  'no-unnecessary-type-conversion': 'export const f = (a: string): string => String(a)',
  'no-unnecessary-type-parameters': 'export function f<T>(a: T): void { console.log(a) }',
  'no-unsafe-argument': 'declare const any: any\ndeclare function f(a: string): void\nf(any)',
  'no-unsafe-assignment': 'declare const any: any\nexport const a: string = any',
  'no-unsafe-call': 'declare const any: any\nany()',
  'no-unsafe-enum-comparison': 'enum A { One = 1 }\nexport const f = (a: A): boolean => a === 1',
  'no-unsafe-member-access': 'declare const any: any\nexport const a: unknown = any.b',
  'no-unsafe-return': 'declare const any: any\nexport const f = (): string => any',
  'no-unsafe-unary-minus': 'declare const any: any\nexport const a: number = -any\nexport const f = (b: string): unknown => -b',
  'no-useless-default-assignment': 'export const f = ({ a = 1 }: { a: number }): number => a',
  'only-throw-error': "export function f(): never { throw 'text' }",
  'prefer-promise-reject-errors': "export const f = (): Promise<never> => Promise.reject('text')",
  'prefer-reduce-type-parameter': 'export const f = (list: string[]): string[] => list.reduce((all, one) => [...all, one], [] as string[])',
  'prefer-return-this-type': 'export class A { f(): A { return this } }',
  'related-getter-setter-pairs': 'export interface A { get a(): string | number; set a(value: string) }',
  'require-await': 'export async function f(): Promise<number> { return 1 }',
  'restrict-plus-operands': "export const f = (a: number): string => a + 'text'",
  'restrict-template-expressions': 'export const f = (a: { b: 1 }): string => `${a}`',
  'return-await': 'declare function f(): Promise<number>\nexport async function g(): Promise<number> { try { return f() } catch { return 1 } }',
  'switch-exhaustiveness-check': "export function f(a: 'one' | 'two'): void { switch (a) { case 'one': f('two') } }",
  'use-unknown-in-catch-callback-variable': 'export const f = (a: Promise<void>): Promise<void> => a.catch((error) => { console.log(error) })'
}

/** The same for ESLint. */
export const REFUSED_BY_ESLINT: Readonly<Record<string, string>> = {
  '@typescript-eslint/consistent-type-imports': "import { Stats } from 'node:fs'\nexport type A = Stats",
  '@typescript-eslint/no-explicit-any': 'export type A = any',
  '@typescript-eslint/no-non-null-assertion': 'export const f = (a: string | null): string => a!',
  '@typescript-eslint/no-unused-vars': 'const a = 1\nexport {}',
  'nidan/own-lines': `export function f(): void {\n${'  f()\n'.repeat(61)}}`,
  'no-restricted-imports': "import { a } from './a'\nexport const b = a",
  'no-restricted-syntax': 'export default 1',
  eqeqeq: 'export const f = (a: string): boolean => a == `1`'
}

/** The same for ESLint with types. */
export const REFUSED_WITH_TYPES: Readonly<Record<string, string>> = {
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'class A { b = 1 }\nexport const a: A = { b: 2 }',
  '@typescript-eslint/no-unsafe-enum-assignment': 'enum A { One = 1 }\nexport const a: A = 1'
}

/** Code by the number of the compiler's error. */
export const REFUSED_BY_COMPILER: Readonly<Record<string, string>> = {
  TS2322: "export const a: number = 'text'",
  TS2375: 'export const f = (a: string | undefined): { a?: string } => { const b: { a?: string } = { a }; return b }',
  TS2532: 'export const f = (list: string[]): number => list[0].length',
  TS4114: 'class A { f(): number { return 1 } }\nexport class B extends A { f(): number { return 2 } }',
  TS7006: 'export const f = (a): void => { void a }',
  TS7029: 'export function f(a: number): number { switch (a) { case 1: a += 1; default: return a } }',
  TS1484: "import { PathLike } from 'node:fs'\nexport type A = PathLike"
}
