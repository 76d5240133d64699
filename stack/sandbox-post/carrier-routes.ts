import { randomBytes } from 'node:crypto';
import { json, Router, type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import type { Book } from './book.ts';
import { toDocument } from './callbacks.ts';
import type { Faults } from './faults.ts';
import type { Office } from './office.ts';

export interface CarrierAccess {
  readonly customerKey: string;
  readonly secret: string;
  /** How long a token is good for. */
  readonly tokenSeconds: number;
}

export interface CarrierApi {
  readonly routes: Router;
  /** Every token given out so far is refused from now on. */
  revokeTokens(): void;
}

const credentialsSchema = z.object({ customerKey: z.string(), secretKey: z.string() });

/** A refusal's code is the message of the schema that did not hold; any other fault is FIELD_INVALID. */
const text = z.string().trim().min(1, 'FIELD_MISSING').max(500);
const tel = z.string().regex(/^(?:\+84|0)\d{9,10}$/, 'PHONE_INVALID');
const commune = z.string().regex(/^\d{5}$/, 'ADDRESS_UNKNOWN');
const province = z.string().regex(/^\d{2}$/, 'ADDRESS_UNKNOWN');

const orderSchema = z.object({
  customerCode: text,
  orderNumber: text,
  service: z.enum(['collect', 'deliver']),
  weight: z.number('WEIGHT_INVALID').int('WEIGHT_INVALID').positive('WEIGHT_INVALID').max(30_000, 'TOO_HEAVY'),
  codAmount: z.number('COD_INVALID').int('COD_INVALID').nonnegative('COD_INVALID'),
  description: z.string().max(500),
  senderName: text,
  senderTel: tel,
  senderAddress: text,
  senderCommune: commune,
  senderProvince: province,
  receiverName: text,
  receiverTel: tel,
  receiverAddress: text,
  receiverCommune: commune,
  receiverProvince: province,
});

const cancelSchema = z.object({ customerCode: text, orderNumber: text });

const feedQuerySchema = z.object({
  pageSize: z.coerce.number().int().min(1).max(1000),
  lastId: z.string().regex(/^[0-9a-f]{24}$/),
  orderNumber: z.string().optional(),
});

/**
 * The four operations a customer of the post calls: `token`, `postOrder`, `getOrderTracking`, `cancelOrder`. Tokens live
 * in memory, so a restart makes every customer fetch a new one.
 */
export function createCarrierApi(access: CarrierAccess, office: Office, book: Book, faults: Faults): CarrierApi {
  const expiryByToken = new Map<string, number>();

  const giveToken: RequestHandler = (request, response) => {
    const offered = credentialsSchema.safeParse(request.body).data;
    if (offered?.customerKey !== access.customerKey || offered.secretKey !== access.secret) {
      throw new Refusal(401, 'CREDENTIALS_INVALID');
    }
    for (const [token, expiry] of expiryByToken) if (expiry <= Date.now()) expiryByToken.delete(token);
    const accessToken = randomBytes(24).toString('base64url');
    expiryByToken.set(accessToken, Date.now() + access.tokenSeconds * 1000);
    response.json({ accessToken, tokenType: 'Bearer', expiresIn: access.tokenSeconds });
  };

  const requireToken: RequestHandler = (request, _response, next) => {
    const token = request.get('authorization')?.replace(/^Bearer /, '') ?? '';
    if ((expiryByToken.get(token) ?? 0) <= Date.now()) throw new Refusal(401, 'TOKEN_INVALID');
    next();
  };

  const takeOrder: RequestHandler = (request, response) => {
    const { customerCode, ...order } = readBody(orderSchema, request);
    if (customerCode !== access.customerKey) throw new Refusal(422, 'CUSTOMER_UNKNOWN', 'customerCode');
    const entered = office.enter(order);
    if (entered.kind === 'reused') throw new Refusal(409, 'ORDER_NUMBER_REUSED', 'orderNumber');
    const { itemCode, postage } = entered.parcel;
    response.json({ orderNumber: order.orderNumber, itemCode, postage });
  };

  const showFeed: RequestHandler = (request, response) => {
    const query = feedQuerySchema.safeParse(request.query);
    if (!query.success) throw new Refusal(400, 'FIELD_INVALID', query.error.issues[0]?.path.join('.'));
    const { lastId, pageSize, orderNumber } = query.data;
    const events = book.readFeed(lastId, pageSize, orderNumber);
    const documents = events.map((event) => toDocument(event, book.find(event.orderNumber)?.itemCode ?? ''));
    response.json({ _embedded: { 'rh:doc': documents } });
  };

  const cancelOrder: RequestHandler = (request, response) => {
    const { orderNumber } = readBody(cancelSchema, request);
    const cancelled = office.cancel(orderNumber);
    switch (cancelled.kind) {
      case 'moved':
        response.json({ orderNumber });
        return;
      case 'unknown':
        throw new Refusal(404, 'ORDER_UNKNOWN', 'orderNumber');
      case 'notPossible':
        throw new Refusal(409, 'ALREADY_PICKED_UP', 'orderNumber');
    }
  };

  const routes = Router();
  routes.post('/token', faults.inFrontOf('token'), json(), giveToken);
  routes.post('/postOrder', faults.inFrontOf('postOrder'), requireToken, json(), takeOrder);
  routes.get('/getOrderTracking', faults.inFrontOf('getOrderTracking'), requireToken, showFeed);
  routes.post('/cancelOrder', faults.inFrontOf('cancelOrder'), requireToken, json(), cancelOrder);
  routes.use(answerRefusal);
  return { routes, revokeTokens: () => expiryByToken.clear() };
}

function readBody<T>(schema: z.ZodType<T>, request: Request): T {
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const code = issue !== undefined && Object.hasOwn(MESSAGES, issue.message) ? issue.message : 'FIELD_INVALID';
  throw new Refusal(422, code, issue?.path.join('.'));
}

const MESSAGES: Readonly<Record<string, string>> = {
  CREDENTIALS_INVALID: 'Khóa khách hàng hoặc mật khẩu không đúng',
  TOKEN_INVALID: 'Mã truy cập không hợp lệ hoặc đã hết hạn',
  CUSTOMER_UNKNOWN: 'Mã khách hàng không đúng',
  ORDER_NUMBER_REUSED: 'Số đơn đã dùng cho một đơn khác',
  ORDER_UNKNOWN: 'Không có đơn này',
  ALREADY_PICKED_UP: 'Bưu gửi đã được nhận, không hủy được nữa',
  FIELD_MISSING: 'Thiếu thông tin',
  FIELD_INVALID: 'Thông tin không đúng định dạng',
  PHONE_INVALID: 'Số điện thoại không đúng',
  ADDRESS_UNKNOWN: 'Không có địa chỉ này',
  WEIGHT_INVALID: 'Khối lượng không đúng',
  TOO_HEAVY: 'Bưu gửi quá 30 kg',
  COD_INVALID: 'Số tiền thu hộ không đúng',
};

class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  constructor(status: number, code: string, field?: string) {
    super(code);
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

const answerRefusal: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof Refusal)) {
    next(error);
    return;
  }
  const { status, code, field } = error;
  response.status(status).json({ code, field, message: MESSAGES[code] });
};
