import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/!(walks)/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
});
