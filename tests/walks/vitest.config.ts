import { defineConfig } from 'vitest/config';
import shared from '../../vitest.config.ts';

/** The long walks through every page, for `npm run test:walks`: too long for every change. */
export default defineConfig({ test: { ...shared.test, include: ['tests/walks/**/*.test.ts'] } });
