/**
 * The sandbox bank as a process of its own:
 * `tsx stack/sandbox-bank/main.ts --port 9001 --data-dir DIR --terminal-code MOTCUA01 --hash-secret SECRET --ipn-url URL`,
 * optionally with `--host`, `--public-url`, `--retry-ms`, `--refund-ms`, `--transfer-url` and `--transfer-secret`: `server.ts` says what they mean.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createSandboxBank } from './server.ts';
import type { SandboxBankOptions } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9001' },
    host: { type: 'string', default: '127.0.0.1' },
    'data-dir': { type: 'string', default: '' },
    'terminal-code': { type: 'string', default: '' },
    'hash-secret': { type: 'string', default: '' },
    'ipn-url': { type: 'string', default: '' },
    'public-url': { type: 'string' },
    'retry-ms': { type: 'string', default: '5000' },
    'refund-ms': { type: 'string', default: '3000' },
    'transfer-url': { type: 'string' },
    'transfer-secret': { type: 'string' },
  },
});

const bank = openBank({
  port: Number(values.port),
  host: values.host,
  dataDir: values['data-dir'],
  terminalCode: values['terminal-code'],
  hashSecret: values['hash-secret'],
  ipnUrl: values['ipn-url'],
  publicUrl: values['public-url'],
  retryMs: Number(values['retry-ms']),
  refundMs: Number(values['refund-ms']),
  transferUrl: values['transfer-url'],
  transferSecret: values['transfer-secret'],
});

await bank.listen();
console.log(`Sandbox bank: ${bank.url} (control: ${bank.url}/control/totals)`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void bank.close());
}

function openBank(options: SandboxBankOptions) {
  try {
    return createSandboxBank(options);
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    console.error(`The sandbox bank cannot start.\n${reason}`);
    process.exit(1);
  }
}
