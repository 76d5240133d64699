import type postgres from 'postgres';

/** More than the application has. A list makes another statement for each length; those must not fill PostgreSQL. */
const mostStatements = 1000;

/**
 * A pool that keeps its statements prepared on every connection. Left alone, what drizzle sends is parsed by PostgreSQL
 * each time, and the driver waits for an answer to that before it sends the values: twice the way for every statement.
 */
export function prepareStatements(sql: postgres.Sql): postgres.Sql {
  const known = new Set<string>();
  const isWorthKeeping = (text: string): boolean => {
    if (known.size < mostStatements) known.add(text);
    return known.has(text);
  };

  const preparing = <S extends postgres.ISql>(sender: S): S => {
    const unsafe = (...[text, values, options]: Parameters<S['unsafe']>) =>
      // Without values the driver sends it as it is, possibly several statements at once.
      values === undefined || values.length === 0
        ? sender.unsafe(text, values, options)
        : sender.unsafe(text, values, { ...options, prepare: isWorthKeeping(text) });
    return new Proxy(sender, {
      get: (target, property): unknown => (property === 'unsafe' ? unsafe : Reflect.get(target, property)),
    });
  };

  const begin = (work: (tx: postgres.TransactionSql) => Promise<unknown>) => sql.begin((tx) => work(preparing(tx)));
  const pool = preparing(sql);
  return new Proxy(pool, {
    get: (target, property): unknown => (property === 'begin' ? begin : Reflect.get(target, property)),
  });
}
