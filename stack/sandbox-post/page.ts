import type { CallbackState, Parcel } from './book.ts';
import { html, type Html } from './html.ts';
import type { Status } from './records.ts';

export interface PostmanView {
  readonly parcels: readonly Parcel[];
  readonly query: string;
  /** How many parcels match, of which `parcels` are the newest. */
  readonly matching: number;
  readonly nextOf: (status: Status) => readonly Status[];
  readonly callbacksOf: (orderNumber: string) => readonly CallbackState[];
  /** What could not be done just now, if anything. */
  readonly notice: string;
}

const STATUS_NAMES: Readonly<Record<Status, readonly [vietnamese: string, english: string]>> = {
  ordered: ['Chờ nhận', 'Waiting for pick-up'],
  pickedUp: ['Đã nhận', 'Picked up'],
  inTransit: ['Đang vận chuyển', 'In transit'],
  delivered: ['Đã phát', 'Delivered'],
  failed: ['Phát không thành công', 'Failed at the door'],
  returned: ['Đã chuyển hoàn', 'Returned'],
  lost: ['Thất lạc', 'Lost'],
  cancelled: ['Đã hủy', 'Cancelled'],
};

const vnd = new Intl.NumberFormat('vi-VN', { style: 'currency', currency: 'VND' });
const clock = new Intl.DateTimeFormat('vi-VN', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** The page on which a person plays the postman. Works without scripts. */
export function renderPostmanPage(view: PostmanView): string {
  const isOpen = (parcel: Parcel) => view.nextOf(parcel.status).length > 0;
  const open = view.parcels.filter(isOpen);
  const finished = view.parcels.filter((parcel) => !isOpen(parcel));
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>SANDBOX · Bưu điện thử nghiệm</title>
        <link rel="stylesheet" href="/page.css" />
      </head>
      <body>
        <header>
          <h1><span class="badge">SANDBOX</span> Bưu điện thử nghiệm <small lang="en">Sandbox post office</small></h1>
          <p>
            Không có bưu gửi thật. Giá cước là giá mẫu.
            <span lang="en">No real parcels. Postage is sample data.</span>
          </p>
          <form method="get" class="search" role="search">
            <label for="q">Số đơn hoặc mã bưu gửi <small lang="en">Order or tracking code</small></label>
            <div>
              <input id="q" name="q" value="${view.query}" /> <button>Tìm <small lang="en">Find</small></button>
            </div>
          </form>
          <p>
            <a href="/?q=${encodeURIComponent(view.query)}">Tải lại <small lang="en">Refresh</small></a>
          </p>
        </header>
        <main>
          ${view.notice === '' ? '' : html`<p class="notice" role="alert">${view.notice}</p>`}
          <h2>Đang xử lý (${open.length}) <small lang="en">Open</small></h2>
          ${open.length === 0 ? renderNothing() : open.map((parcel) => renderParcel(parcel, view))}
          <h2>Đã xong (${finished.length}) <small lang="en">Finished</small></h2>
          ${finished.map((parcel) => renderParcel(parcel, view))} ${renderMore(view)}
        </main>
      </body>
    </html>`.markup;
}

function renderNothing(): Html {
  return html`<p>
    Không có bưu gửi nào đang chờ. Đơn mới sẽ hiện ở đây.
    <span lang="en">Nothing is waiting. New orders appear here.</span>
  </p>`;
}

function renderMore({ matching, parcels }: PostmanView): Html {
  if (matching <= parcels.length) return html``;
  return html`<p>
    Hiển thị ${parcels.length} trên ${matching} bưu gửi, mới nhất trước. Tìm theo số đơn để thấy bưu gửi cũ hơn.
    <span lang="en">The newest ${parcels.length} of ${matching}. Search for older ones.</span>
  </p>`;
}

function renderParcel(parcel: Parcel, view: PostmanView): Html {
  const { order } = parcel;
  const title = `parcel-${parcel.itemCode}`;
  return html`<article aria-labelledby="${title}">
    <h3 id="${title}">${order.orderNumber} · <code>${parcel.itemCode}</code></h3>
    <p><span class="status">${renderStatus(parcel.status)}</span> ${renderService(order.service)}</p>
    <dl>
      ${renderFact('Từ', 'From', `${order.senderName} · ${order.senderTel} · ${order.senderAddress}`)}
      ${renderFact('Đến', 'To', `${order.receiverName} · ${order.receiverTel} · ${order.receiverAddress}`)}
      ${renderFact('Khối lượng', 'Weight', `${order.weight} g`)}
      ${renderFact('Cước (mẫu)', 'Postage (sample)', vnd.format(parcel.postage))}
      ${order.codAmount > 0 ? renderFact('Thu hộ', 'Cash to collect', vnd.format(order.codAmount)) : ''}
      ${order.description === '' ? '' : renderFact('Ghi chú', 'Note', order.description)}
    </dl>
    ${renderButtons(parcel, view)} ${renderHistory(parcel, view)}
  </article>`;
}

function renderStatus(status: Status): Html {
  const [vietnamese, english] = STATUS_NAMES[status];
  return html`${vietnamese} <small lang="en">${english}</small>`;
}

function renderService(service: 'collect' | 'deliver'): Html {
  return service === 'collect'
    ? html`Nhận hồ sơ tại nhà <small lang="en">Collect from home</small>`
    : html`Trả kết quả tại nhà <small lang="en">Deliver to home</small>`;
}

function renderFact(vietnamese: string, english: string, value: string): Html {
  return html`<dt>${vietnamese} <small lang="en">${english}</small></dt>
    <dd>${value}</dd>`;
}

function renderButtons(parcel: Parcel, view: PostmanView): Html {
  const next = view.nextOf(parcel.status);
  if (next.length === 0) return html``;
  const { orderNumber } = parcel.order;
  const buttons = next.map((to) => html`<button name="to" value="${to}">${renderStatus(to)}</button>`);
  return html`<form method="post" action="/parcels/${encodeURIComponent(orderNumber)}/advance" class="moves">
    <input type="hidden" name="q" value="${view.query}" />${buttons}
  </form>`;
}

function renderHistory(parcel: Parcel, view: PostmanView): Html {
  const callbacks = view.callbacksOf(parcel.order.orderNumber);
  const lines = parcel.events.map((event) => {
    const told = callbacks.filter((state) => state.callback.eventId === event.eventId).map(renderCallback);
    const at = clock.format(new Date(event.occurredAt));
    return html`<li><time datetime="${event.occurredAt}">${at}</time> ${event.note} ${told}</li>`;
  });
  return html`<details>
    <summary>Lịch sử (${lines.length}) <small lang="en">History</small></summary>
    <ol>
      ${lines}
    </ol>
  </details>`;
}

function renderCallback({ settled, held, attempts, lastAnswer }: CallbackState): Html {
  if (settled) return html`<span class="told">✓ đã báo <small lang="en">told</small></span>`;
  if (held) return html`<span class="waiting">giữ lại <small lang="en">held</small></span>`;
  if (attempts === 0) return html`<span class="waiting">chờ báo <small lang="en">to be told</small></span>`;
  return html`<span class="waiting">
    đã báo ${attempts} lần, chưa được nhận (${lastAnswer}) <small lang="en">tried, not accepted yet</small>
  </span>`;
}
