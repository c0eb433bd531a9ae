import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const alias = {
  '#shared': at('./shared'),
  '#electron': at('./electron'),
  '#renderer': at('./renderer'),
  '#test': at('./test'),
};

export default defineConfig({
  plugins: [react()],
  resolve: { alias },
  test: {
    setupFiles: [at('./test/helpers/own-state.ts')],
    // Vitest leaves a core free unless told otherwise; of two that is half of them
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: ['test/unit/renderer/**'],
          environment: 'node',
          // what hangs is found; how fast a busy machine is decides nothing
          testTimeout: 60_000,
          // these modules keep nothing of their own, so each is loaded once, not once a file: half of the time
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          // the window's stores and its language are there once in a process, so a file has one to itself
          name: 'unit-window',
          include: ['test/unit/renderer/**/*.test.{ts,tsx}'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          // as in the unit tests
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          environment: 'node',
          testTimeout: 1_800_000,
        },
      },
    ],
  },
});
