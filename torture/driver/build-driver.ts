// Owns bundling the driver into one file: a rig starts it a thousand times, and compiling it each time would be most of the rig's time.
import { join, resolve } from 'node:path'
import { build } from 'vite'

const checkout = resolve(import.meta.dirname, '../..')
const built = new Map<string, Promise<string>>()

/** The path of the bundle; built once in each process, inside of the checkout so that its native part is found. */
export function buildDriver(): Promise<string> {
  const folder = join(checkout, 'node_modules/.cache/torture', String(process.pid))
  const running = built.get(folder) ?? bundle(folder)
  built.set(folder, running)
  return running
}

async function bundle(folder: string): Promise<string> {
  await build({
    configFile: false,
    root: checkout,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['@node-rs/argon2', 'sodium-native'] },
    build: {
      ssr: join(import.meta.dirname, 'vault-driver.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'vault-driver.mjs' } }
    }
  })
  return join(folder, 'vault-driver.mjs')
}
