// `npm run test:e2e -- <file>`: end-to-end tests in real Electron.
import { buildIfStale } from './build.mjs';
import { runPlaywright } from './playwright.mjs';

await buildIfStale();
process.exitCode = await runPlaywright(process.argv.slice(2));
