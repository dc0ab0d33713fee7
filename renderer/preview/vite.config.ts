// Owns how the preview page is served while the look is worked on: `npx vite -c renderer/preview/vite.config.ts`.
import packageInfo from '../../package.json' with { type: 'json' }
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  define: { __APP_VERSION__: JSON.stringify(packageInfo.version) },
  server: { port: 5199, strictPort: true, fs: { allow: ['../..'] } },
  build: { target: 'chrome130', outDir: '../../out/preview' }
})
