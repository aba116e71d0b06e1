import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const desk = process.env.HIKESHI_URL ?? 'http://127.0.0.1:4460'

export default defineConfig({
  root: here('src/web'),
  publicDir: here('src/web/public'),
  plugins: [react()],
  resolve: {
    alias: [
      { find: /^#src\//, replacement: here('src/') },
      { find: /^zod$/, replacement: here('src/web/zod-in-browser.ts') },
    ],
  },
  server: { port: 4461, proxy: { '/api': { target: desk }, '/report': { target: desk } } },
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    reportCompressedSize: false,
    // A font or picture never rides inside a script or a style sheet: the content policy allows none.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'tanstack', test: /node_modules\/@tanstack\// },
            { name: 'message-format', test: /node_modules\/(intl-messageformat|@formatjs)\// },
          ],
        },
      },
    },
  },
})
