import type { RequestHandler } from 'express';

export const operations = ['token', 'postOrder', 'getOrderTracking', 'cancelOrder'] as const;
type CarrierOperation = (typeof operations)[number];

export const faultKinds = ['error', 'hang', 'dropAnswer'] as const;
type FaultKind = (typeof faultKinds)[number];

export interface Faults {
  /** The next `times` calls of `operation` go wrong. */
  plan(operation: CarrierOperation, kind: FaultKind, times: number): void;
  /** Goes in front of the operation's own handler. */
  inFrontOf(operation: CarrierOperation): RequestHandler;
}

/** A carrier that does not always answer: `error` is a 500, `hang` no answer, `dropAnswer` does the work, then hangs up. */
export function createFaults(): Faults {
  const planned = new Map<CarrierOperation, FaultKind[]>();
  return {
    plan: (operation, kind, times) => void planned.set(operation, Array<FaultKind>(times).fill(kind)),
    inFrontOf: (operation) => (request, response, next) => {
      const kind = planned.get(operation)?.shift();
      switch (kind) {
        case undefined:
          next();
          return;
        case 'error':
          response.status(500).json({ code: 'INTERNAL', message: 'Sự cố được tạo để thử nghiệm' });
          return;
        case 'hang':
          return;
        case 'dropAnswer':
          response.json = () => {
            request.socket.destroy();
            return response;
          };
          next();
          return;
      }
    },
  };
}
