import { defineConfig } from '@playwright/test';

/** Given by `build/scripts/playwright.mjs`: a worker's studios have a display, and so a clipboard and a focus, of their own. */
const displays = (process.env.TAPESTRY_E2E_DISPLAYS ?? '').split(',').filter((name) => name !== '');
const own = displays[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
if (own) process.env.DISPLAY = own;

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  timeout: 90_000,
  expect: { timeout: 10_000, toHaveScreenshot: { maxDiffPixelRatio: 0.002 } },
  fullyParallel: false,
  workers: Math.max(1, displays.length),
  forbidOnly: true,
  // a machine that is busy for a moment is told apart from a fault: what passes only the second time is named in the list
  retries: process.env.CI === undefined ? 0 : 1,
  outputDir: '../../test-results',
  snapshotPathTemplate: '{testDir}/golden/{testFileName}/{arg}{ext}',
  reporter: [['list']],
  use: { trace: 'retain-on-failure' },
});
