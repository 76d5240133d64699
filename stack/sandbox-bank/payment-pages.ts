import { Router, urlencoded } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { failureCodes, issuersFor, maximumWrongPasswords, testCards, testPassword } from './banks.ts';
import type { SandboxIssuer } from './banks.ts';
import { openPayment, returnAddress, settle } from './bank.ts';
import type { Bank } from './bank.ts';
import { faultyFields, fieldRules, queryHashMatches } from './protocol.ts';
import type { Parameters } from './protocol.ts';
import { texts } from './texts.ts';
import type { Language, Refusal } from './texts.ts';
import { isOpen } from './transaction.ts';
import type { Decision, Transaction } from './transaction.ts';
import { choicePage, finishedPage, issuerPage, refusedPage, wrongPasswordText } from './views.ts';
import type { PageContext } from './views.ts';

/** `GET /paymentv2/vpcpay.html` and the pages behind it, as the payer's browser walks through them. */
export function paymentPages(bank: Bank): Router {
  const router = Router();
  router.use(protectivePageHeaders);
  router.get('/vpcpay.html', startPayment(bank));
  router.get('/transactions/:token', (request, response) => {
    withPage(bank, request, response, (context) => {
      const issuers = issuersFor(context.transaction.requestedBank);
      const [only] = issuers;
      response.send(issuers.length === 1 && only ? issuerPage(context, only) : choicePage(context, issuers));
    });
  });
  router.get('/transactions/:token/:bankCode', (request, response) => {
    withPage(bank, request, response, (context) => {
      const issuer = chosenIssuer(context.transaction, request.params.bankCode);
      response
        .status(issuer ? 200 : 404)
        .send(issuer ? issuerPage(context, issuer) : refusedPage(context.language, 'bank'));
    });
  });
  router.post('/transactions/:token/:bankCode', urlencoded({ extended: false }), (request, response) => {
    withPage(bank, request, response, (context) => decidePayment(bank, context, request, response));
  });
  return router;
}

/** No `form-action`: browsers would hold it against the redirect to the merchant. */
const protectivePageHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  next();
};

function startPayment(bank: Bank): RequestHandler {
  return (request, response) => {
    const query = new URL(request.originalUrl, 'http://bank.invalid').searchParams;
    const parameters: Parameters = Object.fromEntries(query);
    const language = parameters.vnp_Locale === 'en' ? 'en' : 'vi';
    const fault = faultOf(bank, query);
    if (fault) {
      response.status(400).send(refusedPage(language, fault.refusal, fault.fields));
      return;
    }
    const opened = openPayment(bank, parameters);
    if (typeof opened === 'string') {
      response.status(400).send(refusedPage(language, opened));
    } else {
      response.redirect(`${pathOf(bank, opened)}?lang=${language}`);
    }
  };
}

/** What is wrong with a pay request, in the order the gateway looks at it. */
function faultOf(bank: Bank, query: URLSearchParams): { refusal: Refusal; fields?: readonly string[] } | undefined {
  const parameters: Parameters = Object.fromEntries(query);
  const repeated = [...query.keys()].filter((name, index, names) => names.indexOf(name) !== index);
  if (repeated.length > 0) {
    return { refusal: 'fields', fields: repeated };
  }
  if (parameters.vnp_TmnCode !== bank.terminalCode) {
    return { refusal: 'terminal' };
  }
  if (!queryHashMatches(parameters, bank.hashSecret)) {
    return { refusal: 'signature' };
  }
  const faults = faultyFields(parameters, fieldRules.pay);
  if (faults.length > 0) {
    return { refusal: 'fields', fields: faults };
  }
  return issuersFor(parameters.vnp_BankCode ?? '').length === 0 ? { refusal: 'bank' } : undefined;
}

/** Serves a page of a payment that is still open; says so when it is over or unknown. */
function withPage(
  bank: Bank,
  request: Request<{ token: string }>,
  response: Response,
  serve: (context: PageContext) => void,
): void {
  const transaction = bank.ledger.findByToken(request.params.token);
  const language = languageOf(request, transaction);
  if (!transaction) {
    response.status(404).send(refusedPage(language, 'unknown'));
    return;
  }
  const context = { transaction, language, path: pathOf(bank, transaction) };
  if (isOpen(transaction)) {
    serve(context);
  } else {
    response.send(finishedPage(context, returnAddress(bank, transaction)));
  }
}

const decisionForm = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('pay'), cardNumber: z.string().default(''), password: z.string().default('') }),
  z.object({ outcome: z.literal('cancel') }),
  z.object({ outcome: z.literal('fail'), responseCode: z.enum(failureCodes).default('99') }),
]);

function decidePayment(bank: Bank, context: PageContext, request: Request<{ bankCode: string }>, response: Response) {
  const { transaction, language } = context;
  const form = decisionForm.safeParse(request.body);
  const issuer = chosenIssuer(transaction, request.params.bankCode);
  if (!form.success || (!issuer && form.data.outcome !== 'cancel')) {
    response.status(400).send(refusedPage(language, form.success ? 'bank' : 'fields'));
    return;
  }
  const finish = (decision: Omit<Decision, 'bankCode' | 'cardType'>) => {
    const by = issuer ? { bankCode: issuer.code, cardType: issuer.cardType } : { bankCode: 'VNPAY' };
    response.redirect(303, returnAddress(bank, settle(bank, transaction, { ...decision, ...by })));
  };
  if (form.data.outcome !== 'pay' || !issuer || issuer.kind === 'ewallet' || issuer.kind === 'qr') {
    finish(form.data);
    return;
  }
  const { cardNumber, password } = form.data;
  const card = testCards.find((known) => known.number === cardNumber.replace(/\s/g, ''));
  if (!card) {
    response.status(422).send(issuerPage(context, issuer, texts[language].unknownCard));
  } else if (password !== testPassword) {
    const wrongPasswords = transaction.wrongPasswords + 1;
    if (wrongPasswords >= maximumWrongPasswords) {
      finish({ outcome: 'fail', responseCode: '13' });
      return;
    }
    bank.ledger.save({ ...transaction, wrongPasswords });
    response.status(422).send(issuerPage(context, issuer, wrongPasswordText(language, wrongPasswords)));
  } else {
    finish(card.fate === 'good' ? { outcome: 'pay' } : { outcome: 'fail', responseCode: card.responseCode });
  }
}

function chosenIssuer(transaction: Transaction, bankCode: string): SandboxIssuer | undefined {
  return issuersFor(transaction.requestedBank).find((issuer) => issuer.code === bankCode);
}

function pathOf(bank: Bank, transaction: Transaction): string {
  return `${bank.baseUrl}/paymentv2/transactions/${transaction.token}`;
}

function languageOf(request: Request<{ token: string }>, transaction: Transaction | undefined): Language {
  const { lang } = request.query;
  return lang === 'vi' || lang === 'en' ? lang : (transaction?.locale ?? 'vi');
}
