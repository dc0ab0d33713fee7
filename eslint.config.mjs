// Owns the rules of docs/ARCHITECTURE.md that a linter can hold. Directions between folders are dependency-cruiser's; rules that need
// types are held natively, by .oxlintrc.json, and the few without a native counterpart by eslint.typed.config.mjs (docs/adr/0044).
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { ownLines } from './scripts/lint/own-lines.mjs'
import { HELD_ELSEWHERE } from './scripts/lint/rule-holders.mjs'

const SYNTAX = [
  { selector: 'TSEnumDeclaration', message: 'No enum: use a const array or a union type.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that owns the name.' }
]
const NO_DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }
const INTL = 'Dates, numbers, lists and order are written by renderer/i18n/locale-text.ts.'
const LOCALE_TEXT = [
  { selector: "NewExpression > MemberExpression.callee[object.name='Intl'][property.name!='Segmenter']", message: INTL },
  { selector: "MemberExpression[property.name=/^toLocale(String|DateString|TimeString)$/]", message: INTL }
]
const RANDOM = { object: 'Math', property: 'random', message: 'Randomness is passed in, and comes from crypto.' }
const CLOCK = { object: 'Date', property: 'now', message: 'The clock is passed in.' }
const ENVIRONMENT = { object: 'process', property: 'env', message: 'The environment is read in electron/main/index.ts and electron/main/os only.' }

export default tseslint.config(
  { ignores: ['node_modules/', 'out/', 'dist/', 'demo-out/', 'bench-results/', 'test-results/', 'playwright-report/', 'coverage/', '.runtime/', '.stryker-tmp/'] },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.strictTypeChecked],
    // No rule that is left here asks for types: making a program of them would take longer than all rules.
    languageOptions: { parserOptions: { projectService: false, project: false } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...HELD_ELSEWHERE,
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^\\.{1,2}/(?!.*\\.(ts|tsx|mts|mjs|cjs|json|css|svg|png|html)(\\?.*)?$)', message: 'Relative imports name their extension.' }] }
      ],
      'no-restricted-syntax': ['error', ...SYNTAX, NO_DEFAULT_EXPORT]
    }
  },
  {
    files: ['*.config.ts', '**/*.config.ts', '**/vitest-report.ts'],
    rules: { 'no-restricted-syntax': ['error', ...SYNTAX] }
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/i18n/locale-text.ts', '**/*.config.ts', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...SYNTAX, NO_DEFAULT_EXPORT, ...LOCALE_TEXT] }
  },
  {
    // Tables of cases and JSX are long without being hard to read.
    files: ['**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.spec.ts', 'e2e/story/**'],
    plugins: { nidan: { rules: { 'own-lines': ownLines } } },
    rules: { 'nidan/own-lines': ['error', 60] }
  },
  {
    files: ['shared/i18n/**', 'renderer/ipc/fake-*.ts', '**/*.test.ts', '**/*.test.tsx', '**/*.spec.ts'],
    rules: { 'max-lines': 'off' }
  },
  {
    files: ['electron/**', 'renderer/**', 'shared/**'],
    rules: { 'no-console': 'error' }
  },
  {
    files: ['electron/**', 'renderer/**', 'shared/**'],
    // electron/main/os asks which kind of desktop session it runs in.
    ignores: ['**/*.test.ts', '**/*.test.tsx', 'electron/main/index.ts', 'electron/main/os/**'],
    rules: { 'no-restricted-properties': ['error', ENVIRONMENT, RANDOM] }
  },
  {
    files: ['electron/vault/**', 'electron/otp/**', 'shared/**'],
    ignores: ['**/*.test.ts', 'electron/vault/index.ts'],
    rules: { 'no-restricted-properties': ['error', ENVIRONMENT, RANDOM, CLOCK] }
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-restricted-globals': ['error', { name: 'fetch', message: 'A view has no network.' }, { name: 'localStorage', message: 'A view stores nothing.' }]
    }
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', '**/*.spec.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' }
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    rules: { eqeqeq: 'error', 'no-unused-vars': 'error', 'no-var': 'error', 'prefer-const': 'error' }
  }
)
