import fs from 'node:fs';
import { defineConfig } from 'vite';

// Pages name the icon themselves, so it keeps its name.
const icon = {
  name: 'icon',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'icon.svg', source: fs.readFileSync('src/icon.svg') });
  },
};

export default defineConfig({
  base: '/assets/',
  publicDir: false,
  plugins: [icon],
  build: {
    outDir: '../target/frontend/static/assets',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      checks: { pluginTimings: false },
      input: { app: 'src/app.js', preferences: 'src/preferences.js' },
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: 'c/[name]-[hash].js',
        assetFileNames: 'a/[name]-[hash][extname]',
      },
    },
  },
});
