// Starts the app that the command line names, as the loader of an official Electron build does.
// The registry's build comes without one. Plain CommonJS: it runs before anything is bundled.
const { app } = require('electron');
const Module = require('node:module');
const fs = require('node:fs');
const path = require('node:path');

const args = process.argv.slice(1);
const preloads = [];
let target = null;
for (let index = 0; index < args.length; index += 1) {
  const arg = args[index];
  if (arg === '-v' || arg === '--version') {
    process.stdout.write(`v${process.versions.electron}\n`);
    process.exit(0);
  } else if (arg === '-r' || arg === '--require') {
    index += 1;
    preloads.push(args[index]);
  } else if (!arg.startsWith('-')) {
    target = arg;
    break;
  }
}
if (target === null) {
  process.stderr.write('Name the app to start: electron <folder>\n');
  process.exit(1);
}

for (const file of preloads) Module._load(path.resolve(file), module, false);

const resolved = path.resolve(target);
const folder = fs.existsSync(path.join(resolved, 'package.json'))
  ? resolved
  : path.dirname(resolved);
const packageFile = path.join(folder, 'package.json');
if (fs.existsSync(packageFile)) {
  const card = JSON.parse(fs.readFileSync(packageFile, 'utf8'));
  if (card.version) app.setVersion(card.version);
  if (card.productName || card.name) app.setName(card.productName || card.name);
  app.setDesktopName?.(card.desktopName || `${app.getName()}.desktop`);
  app.setAppPath(folder);
}
process.defaultApp = true;
// the third argument keeps `require.main === module` true for the app
Module._load(require.resolve(resolved), null, true);
