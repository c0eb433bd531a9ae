import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  timeout: 90_000,
  expect: { timeout: 10_000, toHaveScreenshot: { maxDiffPixelRatio: 0.002 } },
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  // a machine that is busy for a moment is told apart from a fault: what passes only the second time is named in the list
  retries: process.env.CI === undefined ? 0 : 1,
  outputDir: '../../test-results',
  snapshotPathTemplate: '{testDir}/golden/{testFileName}/{arg}{ext}',
  reporter: [['list']],
  use: { trace: 'retain-on-failure' },
});
