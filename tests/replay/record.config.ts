import tests from '../../vitest.config.ts';

/** Recording needs the servers of a test run, and is not part of one. */
export default { ...tests, test: { ...tests.test, include: ['tests/replay/record.ts'] } };
