// Owns ESLint's run with types: the few rules that need them and have no native counterpart (docs/adr/0044). It costs a minute, so `npm test` runs it and
// `npm run check` does not.
import tseslint from 'typescript-eslint'
import { TYPED_RULES } from './scripts/lint/rule-holders.mjs'

const withTypes = (files, project) => ({
  files,
  plugins: { '@typescript-eslint': tseslint.plugin },
  languageOptions: { parser: tseslint.parser, parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
  // Comments that excuse something are about rules of the other run; nothing excuses these.
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  rules: TYPED_RULES
})

export default tseslint.config(
  { ignores: ['node_modules/', 'out/', 'dist/', 'demo-out/', 'bench-results/', 'test-results/', 'playwright-report/', 'coverage/', '.runtime/', '.stryker-tmp/', '**/*.{js,mjs,cjs}'] },
  withTypes(['**/*.{ts,tsx,mts}'], './tsconfig.node.json'),
  withTypes(['renderer/**/*.{ts,tsx,mts}', 'electron/preload/**/*.{ts,mts}'], './tsconfig.web.json')
)
