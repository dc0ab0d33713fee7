// Owns making the vault probe one file, as the product's build would: measured from source, it would be the compiler's start that is measured.
import { symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'vite'

/** Answers with the path of a module that plain Node runs. `folder` must outlive it. */
export async function bundleProbe(folder: string): Promise<string> {
  // The key derivation and the cipher are binaries and stay outside the bundle.
  await symlink(resolve(import.meta.dirname, '../node_modules'), join(folder, 'node_modules'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(import.meta.dirname, 'vault-probe.ts'),
      outDir: join(folder, 'probe'),
      target: 'node20.18',
      minify: true,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'vault-probe.cjs' } }
    },
    ssr: { noExternal: true, external: ['@node-rs/argon2', 'sodium-native'] }
  })
  return join(folder, 'probe', 'vault-probe.cjs')
}
