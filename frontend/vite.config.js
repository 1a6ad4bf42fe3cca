import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { defineConfig } from 'vite';

// Pages name the icon themselves, so it keeps its name.
const icon = {
  name: 'icon',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'icon.svg', source: fs.readFileSync('src/icon.svg') });
  },
};

// Beside each file lies its compressed form. Only these files, the same for everybody, are ever sent compressed: a page that
// holds secrets beside words of its reader must not tell by its length what they are.
const compressed = {
  name: 'compressed',
  writeBundle({ dir }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /\.(js|css|svg)$/.test(file))) {
      const file = path.join(dir, name);
      fs.writeFileSync(`${file}.gz`, zlib.gzipSync(fs.readFileSync(file), { level: 9 }));
    }
  },
};

export default defineConfig({
  base: '/assets/',
  publicDir: false,
  plugins: [icon, compressed],
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
