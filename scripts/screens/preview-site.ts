// Owns building the preview page into a folder of its own and serving it to this computer alone. Never part of the program.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import { z } from 'zod'

export interface PreviewSite {
  /** The address of the page; a screen is its hash. */
  readonly url: string
  dispose(): Promise<void>
}

const checkout = resolve(import.meta.dirname, '../..')

/** Writes nothing into the checkout, so that an ordinary user who only reads it can do it too. */
export async function openPreviewSite(): Promise<PreviewSite> {
  const folder = await mkdtemp(join(tmpdir(), 'nidan-screens-'))
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8')))
  const common = { configFile: false, root: join(checkout, 'renderer/preview'), logLevel: 'warn', cacheDir: join(folder, 'cache') } as const
  await build({
    ...common,
    plugins: [react()],
    define: { __APP_VERSION__: JSON.stringify(version) },
    build: { target: 'chrome130', outDir: join(folder, 'site'), emptyOutDir: true, minify: false, chunkSizeWarningLimit: 10_000 }
  })
  const server = await preview({ ...common, build: { outDir: join(folder, 'site') }, preview: { host: '127.0.0.1', port: 0 } })
  const [url] = server.resolvedUrls?.local ?? []
  if (url === undefined) throw new Error('The preview has no address')
  return {
    url,
    dispose: async () => {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
