import { resolve } from 'node:path'
import packageInfo from './package.json' with { type: 'json' }
import react from '@vitejs/plugin-react'
import { messageFile } from './shared/i18n/message-files.ts'
import { defineConfig } from 'electron-vite'

const here = import.meta.dirname

// Only what brings a binary of its own stays outside the bundles; everything else is bundled, because one file starts faster than many.
const NATIVE = ['@node-rs/argon2', 'sodium-native', 'zxing-wasm', /^@jsquash\//, '@resvg/resvg-wasm', '@hyzyla/pdfium', /^libheif-js\//]
const BUNDLED = [
  'zod',
  '@jellybrick/dbus-next',
  'x11',
  'otpauth',
  'jsqr',
  'jpeg-js',
  'bmp-ts',
  'omggif',
  'pngjs',
  'tldts',
  '@bufbuild/protobuf',
  '@noble/ciphers',
  '@noble/hashes',
  'intl-messageformat',
  'qrcode',
  'kdbxweb',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  '@zxcvbn-ts/language-en'
]

// The lowest runtime that the program is run on (docs/electron-versions.md).
const NODE_TARGET = 'node20.18'
const CHROME_TARGET = 'chrome130'

// A floor for the computer's clock; SOURCE_DATE_EPOCH (reproducible-builds.org) makes two builds of one source alike.
const { SOURCE_DATE_EPOCH } = process.env
const builtAtMs = SOURCE_DATE_EPOCH === undefined ? Date.now() : Number(SOURCE_DATE_EPOCH) * 1_000

/** Files of sentences are called by their language: a page names them before its scripts run (electron/main/services/view-page.ts). */
function viewChunkName({ facadeModuleId }: { facadeModuleId?: string | null | undefined }): string {
  const [, language, part] = /shared\/i18n\/(en|ja)\/(first|rest)\.ts$/.exec(facadeModuleId ?? '') ?? []
  if ((language === 'en' || language === 'ja') && (part === 'first' || part === 'rest')) return messageFile(part, language)
  return 'assets/[name]-[hash].js'
}

export default defineConfig({
  main: {
    define: { __BUILT_AT_MS__: JSON.stringify(builtAtMs) },
    build: {
      target: NODE_TARGET,
      minify: true,
      externalizeDeps: { exclude: BUNDLED },
      rolldownOptions: {
        external: NATIVE,
        input: {
          index: resolve(here, 'electron/main/index.ts'),
          vault: resolve(here, 'electron/vault/index.ts'),
          reader: resolve(here, 'electron/reader/index.ts'),
          'decoding-thread': resolve(here, 'electron/reader/pictures/decoding-thread.ts'),
          'picture-worker': resolve(here, 'electron/reader/picture-worker.ts')
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
      }
    }
  },
  preload: {
    build: {
      target: NODE_TARGET,
      minify: true,
      // A sandboxed preload is one CommonJS file: nothing may be left to require.
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: {
          unlock: resolve(here, 'electron/preload/unlock.ts'),
          main: resolve(here, 'electron/preload/main.ts'),
          region: resolve(here, 'electron/preload/region.ts'),
          windows: resolve(here, 'electron/preload/windows.ts'),
          camera: resolve(here, 'electron/preload/camera.ts'),
          quick: resolve(here, 'electron/preload/quick.ts')
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    define: { __APP_VERSION__: JSON.stringify(packageInfo.version) },
    root: resolve(here, 'renderer'),
    plugins: [react()],
    build: {
      target: CHROME_TARGET,
      minify: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          unlock: resolve(here, 'renderer/unlock/index.html'),
          main: resolve(here, 'renderer/main/index.html'),
          region: resolve(here, 'renderer/region/index.html'),
          windows: resolve(here, 'renderer/windows/index.html'),
          camera: resolve(here, 'renderer/camera/index.html'),
          quick: resolve(here, 'renderer/quick/index.html')
        },
        output: { chunkFileNames: viewChunkName }
      }
    }
  }
})
