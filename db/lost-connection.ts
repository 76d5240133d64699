import type postgres from 'postgres';

/** What the driver and the system call a connection that broke or could not be made. */
const brokenCodes: ReadonlySet<unknown> = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_DESTROYED',
  'ETIMEDOUT',
]);

/** PostgreSQL is being stopped, has crashed, or is still starting; or it broke the connection (class 08). */
const goneStates = /^(57P0[1-3]|08...)$/;

/**
 * Whether a query failed because the database is away: worth another try, for it will be back. The driver marks errors
 * of its queries, so that a broken connection to somebody else is not taken for one to the database.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') {
    const isOfDatabase = 'query' in error || error.code.startsWith('CONNECT');
    if (isOfDatabase && (brokenCodes.has(error.code) || goneStates.test(error.code))) return true;
  }
  return isDatabaseAway(error.cause);
}

interface Connection {
  isLost: boolean;
}

/**
 * A pool whose transactions survive the loss of their connection. The driver (postgres 3.4.9, its issues 1154 and 1208)
 * goes on writing to it: whatever is sent in a transaction after the loss, its own `rollback` or `commit` included, is
 * written to a socket that is gone, from a callback where nobody can catch it, and the process dies. So nothing is sent
 * any more once the loss is known. The transaction itself fails all the same: the driver rejects it when it hears of
 * the loss, and PostgreSQL has rolled it back.
 */
export function surviveLostConnections(sql: postgres.Sql): postgres.Sql {
  return new Proxy(sql, {
    get: (target, property): unknown =>
      property === 'begin'
        ? (work: (tx: postgres.TransactionSql) => Promise<unknown>) => begin(target, work)
        : Reflect.get(target, property),
  });
}

async function begin(sql: postgres.Sql, work: (tx: postgres.TransactionSql) => Promise<unknown>): Promise<unknown> {
  const connection: Connection = { isLost: false };
  try {
    return await sql.begin(async (tx) => {
      try {
        return await work(refuseOnceLost(tx, connection));
      } finally {
        // Returning or throwing would make the driver send; it rejects the transaction without us.
        if (connection.isLost) await never;
      }
    });
  } catch (error) {
    connection.isLost = true;
    throw error;
  }
}

const never = new Promise<never>(() => undefined);

/** A transaction that sends nothing more once one of its queries has failed for want of a connection. */
function refuseOnceLost(tx: postgres.TransactionSql, connection: Connection): postgres.TransactionSql {
  const unsafe = (...query: Parameters<typeof tx.unsafe>) => {
    if (connection.isLost) throw Object.assign(new Error('The connection was lost'), { code: 'CONNECTION_CLOSED' });
    const sent = tx.unsafe(...query);
    // Before whoever sent it hears of the failure and sends the next one.
    sent.catch((error: unknown) => {
      connection.isLost ||= isDatabaseAway(error);
    });
    return sent;
  };
  return new Proxy(tx, {
    get: (target, property): unknown => (property === 'unsafe' ? unsafe : Reflect.get(target, property)),
  });
}
