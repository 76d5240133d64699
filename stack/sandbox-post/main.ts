/**
 * The sandbox post as a process of its own:
 *
 *     tsx stack/sandbox-post/main.ts --port 8092 --data-dir .data/post --customer-key KEY --secret SECRET \
 *       --callback-secret SECRET [--callback-url URL] [--retry-ms 2000] [--auto-advance-ms 0] [--host 127.0.0.1]
 *
 * Prints one line with its address when it is ready. The carrier's API and the postman's page are at that address; how
 * to move parcels from a test is written at the head of `control-routes.ts`.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createSandboxPost } from './server.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    port: text,
    'data-dir': text,
    'customer-key': text,
    secret: text,
    'callback-secret': text,
    'callback-url': text,
    'retry-ms': text,
    'auto-advance-ms': text,
    host: text,
  },
});

const settings = z
  .object({
    port: z.coerce.number().int().min(0).max(65535),
    'data-dir': z.string().min(1),
    'customer-key': z.string().min(1),
    secret: z.string().min(1),
    'callback-secret': z.string().min(1),
    'callback-url': z.url({ protocol: /^https?$/ }).optional(),
    'retry-ms': z.coerce.number().int().positive().default(2_000),
    'auto-advance-ms': z.coerce.number().int().min(0).default(0),
    host: z.string().default('127.0.0.1'),
  })
  .safeParse(values);

if (!settings.success) {
  const faults = settings.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`);
  console.error(`The sandbox post cannot start. ${faults.join('; ')}`);
  process.exit(2);
}

const post = createSandboxPost({
  dataDir: settings.data['data-dir'],
  customerKey: settings.data['customer-key'],
  secret: settings.data['secret'],
  callbackSecret: settings.data['callback-secret'],
  callbackUrl: settings.data['callback-url'],
  retryMs: settings.data['retry-ms'],
  autoAdvanceMs: settings.data['auto-advance-ms'],
  host: settings.data['host'],
});
console.log(`Sandbox post ready at ${await post.listen(settings.data['port'])}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void post.close().then(() => process.exit(0)));
}
