// Owns who may import whom (docs/ARCHITECTURE.md). A folder's rule lists everything it may reach; the rest is forbidden.

const NODE = 'node:'
/** What only tests use may reach for whatever a test needs; `nothing-ships-a-test` keeps it out of the program. */
const TESTS = ['\\.test\\.tsx?$', '/testdata/']

/** @returns a rule: files under `from` may import only what matches one of `to` (and themselves). NODE stands for all built-ins. */
function only(name, from, to, extra = {}) {
  const paths = to.filter((pattern) => pattern !== NODE)
  return {
    name,
    severity: 'error',
    comment: `${from} may import only: ${to.join(', ')}`,
    from: { path: from, pathNot: TESTS, ...extra },
    to: {
      pathNot: [from, ...paths].map((pattern) => (pattern.startsWith('npm:') ? `node_modules/${pattern.slice(4)}` : pattern)),
      ...(to.includes(NODE) ? { dependencyTypesNot: ['core'] } : {})
    }
  }
}

const ELECTRON = 'npm:electron/'
const TEST_TOOLS = ['npm:vitest/', 'npm:fast-check/']

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('shared-knows-zod-only', '^shared/', ['npm:zod/', 'npm:intl-messageformat/']),
    only('otp-is-pure', '^electron/otp/', ['^shared/', 'npm:otpauth/', 'npm:@noble/hashes/', 'npm:@bufbuild/protobuf/', 'npm:tldts/', 'npm:zod/']),
    only('password-is-pure', '^electron/password/', ['^shared/', '^resources/words/']),
    only('vault-room', '^electron/vault/', ['^shared/', '^electron/(otp|password)/', 'npm:@noble/', 'npm:@node-rs/argon2/', 'npm:sodium-native/', 'npm:kdbxweb/', 'npm:qrcode/', 'npm:zod/', 'npm:@zxcvbn-ts/', NODE], {
      pathNot: [...TESTS, '^electron/vault/index\\.ts$']
    }),
    only('vault-entry', '^electron/vault/index\\.ts$', ['^electron/vault/', '^shared/', '^electron/(otp|password)/', 'npm:zod/', ELECTRON, NODE]),
    only('reader-room', '^electron/reader/', ['^shared/', '^electron/otp/', 'npm:(zxing-wasm|jsqr|pngjs|jpeg-js|bmp-ts|omggif|@types/omggif|@jsquash/(webp|avif)|@resvg/resvg-wasm|@hyzyla/pdfium|libheif-js|zod)/', NODE, ELECTRON]),
    only('services-know-ports-only', '^electron/main/services/', ['^shared/', '^electron/main/ports/', 'npm:zod/', NODE]),
    only('main-edges', '^electron/main/(os|windows|security|ipc|composition)/', ['^shared/', '^electron/main/', 'npm:zod/', 'npm:(@jellybrick/dbus-next|x11)/', ELECTRON, NODE]),
    only('main-top', '^electron/main/[^/]+\\.ts$', ['^shared/', '^electron/main/', 'npm:zod/', ELECTRON, NODE]),
    only('preload-is-tiny', '^electron/preload/', ['^shared/ipc/(channels|port-rpc|bridge|result)\\.ts$', '^shared/errors\\.ts$', ELECTRON]),
    {
      name: 'electron-at-the-edges-only',
      severity: 'error',
      comment: 'Only the edges of main, the preloads and the process entries know Electron.',
      from: { path: '^(electron|shared|renderer)/', pathNot: ['^electron/main/(os|windows|security|ipc|composition)/', '^electron/main/(app|index|first-view)\\.ts$', '^electron/preload/', '^electron/(vault|reader)/index\\.ts$'] },
      to: { path: 'node_modules/electron/' }
    },
    {
      name: 'services-know-no-edge',
      severity: 'error',
      comment: 'The composition root joins services and edges; neither reaches up to it.',
      from: { path: '^electron/main/(services|os|windows|security|ipc)/' },
      to: { path: '^electron/main/(app|index|first-view)\\.ts$' }
    },
    only('renderer-never-meets-electron', '^renderer/', ['^shared/', 'npm:(react|react-dom|react-aria-components|react-aria|@react-aria|@react-stately|@react-types|@internationalized|lucide-react|zustand|intl-messageformat|react-markdown|remark-gfm|remark-breaks|simple-icons|zod|@zxcvbn-ts|@types/react|@types/react-dom)/', '\\.(css|svg|png)$', '^resources/'], {
      pathNot: ['\\.test\\.tsx?$', '^renderer/preview/']
    }),
    {
      name: 'a-feature-imports-only-anothers-store',
      severity: 'error',
      comment: 'Features meet in their stores, never in their components.',
      from: { path: '^renderer/features/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^renderer/features/', pathNot: ['^renderer/features/$1/', '^renderer/features/[^/]+/[^/]*store\\.ts$'] }
    },
    {
      name: 'the-floor-knows-no-feature',
      severity: 'error',
      comment: 'ui, ipc, state, i18n and styles are what features stand on.',
      from: { path: '^renderer/(ui|ipc|i18n|styles)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^renderer/(features|main|unlock|quick-access)/' }
    },
    {
      name: 'preview-is-for-development',
      severity: 'error',
      comment: 'The preview page and the fake bridge never reach a production entry.',
      from: { path: '^renderer/', pathNot: ['^renderer/preview/', '^renderer/ipc/fake-', '^renderer/main/stores-rig\\.ts$', '\\.test\\.tsx?$'] },
      to: { path: ['^renderer/preview/', '^renderer/ipc/fake-', '^renderer/main/stores-rig\\.ts$'] }
    },
    {
      name: 'e2e-stays-outside',
      severity: 'error',
      comment: 'A spec knows what is shared, how a vault file is made and what a code is; never the program’s insides.',
      from: { path: '^e2e/' },
      to: { path: '^(electron|renderer)/', pathNot: ['^electron/vault/new-vault-file\\.ts$', '^electron/otp/'] }
    },
    only('torture-drives-the-product', '^torture/', ['^shared/', '^electron/(vault|otp)/', 'npm:(pure-rand|fast-check|vite|zod)/', NODE]),
    {
      name: 'nothing-ships-a-test',
      severity: 'error',
      comment: 'What is shipped imports no spec, no script, no bench and no test tool.',
      from: { path: '^(electron|renderer|shared)/', pathNot: [...TESTS, '^renderer/preview/'] },
      to: { path: ['^(e2e|scripts|bench|torture)/', ...TEST_TOOLS.map((name) => `node_modules/${name.slice(4)}`), ...TESTS] }
    },
    { name: 'no-cycles', severity: 'error', comment: 'Two files that need each other are one file.', from: {}, to: { circular: true, viaOnly: { pathNot: 'node_modules' } } },
    { name: 'everything-resolves', severity: 'error', comment: 'An import that leads nowhere.', from: {}, to: { couldNotResolve: true, pathNot: '\\?' } },
    {
      name: 'shipped-code-uses-shipped-packages',
      severity: 'error',
      comment: 'What is not in dependencies is not there when the program is packaged.',
      from: { path: '^(electron|renderer|shared)/', pathNot: [...TESTS, '^renderer/preview/', '^renderer/.*vite\\.config\\.ts$'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/electron/' }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|demo-out|\\.runtime)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' }
  }
}
