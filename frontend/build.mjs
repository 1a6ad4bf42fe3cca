// Called by Maven. Installs packages when the lock file changed, builds when a source file changed, else does nothing.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const out = path.resolve(here, '../target/frontend');
const at = (name) => path.join(here, name);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed, found ${process.versions.node}`);
  process.exit(1);
}

const filesIn = (directory) =>
  fs.readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(directory, entry.name);
    return entry.isDirectory() ? filesIn(file) : [file];
  });

const hashOf = (files) => {
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    hash.update(path.relative(here, file).replaceAll('\\', '/'));
    hash.update(fs.readFileSync(file));
  }
  return hash.digest('hex');
};

const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

const run = (command, args) => {
  const result = spawnSync(command, args, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) process.exit(result.status ?? 1);
};

// This stamp survives `mvn clean`, the next one does not: packages are kept, the build is not.
const lock = hashOf([at('package.json'), at('package-lock.json')]) + major;
const installed = at('node_modules/.installed');
if (read(installed) !== lock) {
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']);
  fs.writeFileSync(installed, lock);
}

const sources = hashOf([...filesIn(at('src')), at('vite.config.js'), at('package-lock.json')]);
const built = path.resolve(out, '../frontend.stamp');
if (read(built) !== sources || !fs.existsSync(path.join(out, 'static/assets/manifest.json'))) {
  run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
  fs.writeFileSync(built, sources);
}
