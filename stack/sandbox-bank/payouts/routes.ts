import { json, Router, urlencoded } from 'express';
import { z } from 'zod';
import { type PayoutOrder, payoutOrderSchema, settlementCsv, type PayoutCounter } from './counter.ts';
import { payoutPage } from './page.ts';

const formSchema = z
  .object({ bankBin: z.string().trim(), number: z.string().trim(), feeVnd: z.coerce.number(), telling: z.string() })
  .transform(({ bankBin, number, ...order }, context): PayoutOrder => {
    const parsed = payoutOrderSchema.safeParse({ ...order, account: { bankBin, number } });
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: z.prettifyError(parsed.error) });
    return z.NEVER;
  });

/** `GET`, `POST /payouts`: the page on which the gateway pays out; `GET /payouts/<reference>.csv` is its settlement file. */
export function payoutPages(counter: PayoutCounter): Router {
  const router = Router();
  const languageOf = (lang: unknown) => (lang === 'en' ? 'en' : 'vi');
  router.get('/', (request, response) => {
    response.send(payoutPage(languageOf(request.query['lang']), { payouts: counter.list(), isNothing: false }));
  });
  router.post('/', urlencoded({ extended: false }), async (request, response) => {
    const language = languageOf(request.query['lang']);
    const order = formSchema.safeParse(request.body);
    const payout = order.success ? await counter.payOut(order.data) : undefined;
    if (payout === undefined) {
      response.status(422).send(payoutPage(language, { payouts: counter.list(), isNothing: true }));
      return;
    }
    response.redirect(303, `/payouts?lang=${language}`);
  });
  router.get('/:file', (request, response) => {
    const payout = counter.find(request.params.file.replace(/\.csv$/, ''));
    if (payout === undefined) {
      response.status(404).type('text').send('There is no such payout.');
      return;
    }
    response.attachment(`${payout.reference}.csv`).type('text/csv').send(settlementCsv(payout));
  });
  return router;
}

/**
 * `GET /control/payouts` lists them; `POST` pays out (`payoutOrderSchema`) and answers the payout with its file as `csv`,
 * or 409 when there is nothing.
 */
export function payoutControl(counter: PayoutCounter): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.json(counter.list());
  });
  router.post('/', json(), async (request, response) => {
    const order = payoutOrderSchema.safeParse(request.body ?? {});
    if (!order.success) {
      response.status(400).json({ error: z.prettifyError(order.error) });
      return;
    }
    const payout = await counter.payOut(order.data);
    if (payout === undefined) response.status(409).json({ error: 'Nothing is to be paid out.' });
    else response.json({ ...payout, csv: settlementCsv(payout) });
  });
  return router;
}
