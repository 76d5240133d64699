import { randomUUID } from 'node:crypto';
import { isGrpcServiceError, type Client } from '@temporalio/client';
import { eventually } from './eventually.ts';

/** gRPC codes of the server for a build whose workers it has not heard of yet, on some queue or on any. */
const notFound = 5;
const failedPrecondition = 9;

/** `RoutingConfigUpdateState.COMPLETED`: every task queue has been told. */
const toldToAllQueues = 2;

/** A worker deployment of one test: which build gets which dossiers. */
export type Deployment = ReturnType<typeof openDeployment>;

/** Names a deployment that no other test uses, on the server that `client` answers by the time it is asked. */
export function openDeployment(client: () => Client) {
  const deployment = { namespace: 'default', deploymentName: `test-${randomUUID()}` };
  const service = () => client().workflowService;

  /** Changes the routing as soon as the build polls all queues, and waits until they know. */
  async function route(change: () => Promise<unknown>): Promise<void> {
    const isChanged = () =>
      change().then(
        () => true,
        (error: unknown) => {
          if (isGrpcServiceError(error) && [notFound, failedPrecondition].includes(error.code)) return false;
          throw error;
        },
      );
    await eventually(isChanged, (done) => done);
    const readState = async () =>
      Number((await service().describeWorkerDeployment(deployment)).workerDeploymentInfo?.routingConfigUpdateState);
    await eventually(readState, (state) => state === toldToAllQueues);
  }

  return {
    version: (buildId: string) => ({ deploymentName: deployment.deploymentName, buildId }),

    /** Sends every dossier to this build, from its next task on. */
    makeCurrent: (buildId: string) =>
      route(() => service().setWorkerDeploymentCurrentVersion({ ...deployment, buildId })),

    /** Sends this share of the dossiers, in per cent, to a build beside the current one. */
    ramp: (buildId: string, percentage: number) =>
      route(() => service().setWorkerDeploymentRampingVersion({ ...deployment, buildId, percentage })),
  };
}
