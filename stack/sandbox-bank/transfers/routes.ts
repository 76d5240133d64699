import { json, Router, urlencoded } from 'express';
import { z } from 'zod';
import { orderSchema, type TransferDesk } from './desk.ts';
import { transferPage } from './page.ts';

const formSchema = z
  .object({
    bankBin: z.string().trim(),
    number: z.string().trim(),
    amountVnd: z.string().transform((typed) => Number(typed.replace(/[^0-9]/g, ''))),
    content: z.string(),
    payerName: z.string(),
    telling: z.string(),
  })
  .transform(({ bankBin, number, payerName, ...order }) => ({
    ...order,
    account: { bankBin, number },
    payer: { name: payerName, account: '0000000000' },
  }))
  .transform((order, context) => {
    const parsed = orderSchema.safeParse(order);
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: z.prettifyError(parsed.error) });
    return z.NEVER;
  });

/** `GET`, `POST /transfers`: the page on which money is sent from account to account. */
export function transferPages(desk: TransferDesk): Router {
  const router = Router();
  const languageOf = (lang: unknown) => (lang === 'en' ? 'en' : 'vi');
  router.get('/', (request, response) => {
    response.send(transferPage(languageOf(request.query['lang']), { sent: desk.list(), isWrong: false }));
  });
  router.post('/', urlencoded({ extended: false }), async (request, response) => {
    const language = languageOf(request.query['lang']);
    const order = formSchema.safeParse(request.body);
    if (!order.success) {
      response.status(422).send(transferPage(language, { sent: desk.list(), isWrong: true }));
      return;
    }
    await desk.send(order.data);
    response.redirect(303, `/transfers?lang=${language}`);
  });
  return router;
}

/** `GET /control/transfers` lists them; `POST` sends one (`orderSchema`) and answers what came of the first call. */
export function transferControl(desk: TransferDesk): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.json(desk.list());
  });
  router.post('/', json(), async (request, response) => {
    const order = orderSchema.safeParse(request.body);
    if (order.success) response.json(await desk.send(order.data));
    else response.status(400).json({ error: z.prettifyError(order.error) });
  });
  return router;
}
