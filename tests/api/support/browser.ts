/** An answer as tests look at it. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  readonly body: any;
}

/** Keeps cookies like a browser and speaks JSON. */
export class Browser {
  readonly #origin: string;
  readonly #cookies: Map<string, string>;

  constructor(origin: string, cookies: Readonly<Record<string, string>> = {}) {
    this.#origin = origin;
    this.#cookies = new Map(Object.entries(cookies));
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answered> {
    return this.send('GET', path, { headers });
  }

  post(path: string, json: unknown = {}, headers: Record<string, string> = {}): Promise<Answered> {
    return this.send('POST', path, {
      body: JSON.stringify(json),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  }

  patch(path: string, json: unknown): Promise<Answered> {
    return this.send('PATCH', path, { body: JSON.stringify(json), headers: { 'Content-Type': 'application/json' } });
  }

  /** A file as it comes. */
  async download(path: string): Promise<Uint8Array> {
    const response = await fetch(new URL(path, this.#origin), { headers: { Cookie: this.#cookie() } });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Follows the server's events, one after another as they come; leaving the loop hangs up. */
  async *follow(path: string): AsyncGenerator<{ readonly type: string; readonly data: unknown }, void> {
    const hangUp = new AbortController();
    try {
      const response = await fetch(new URL(path, this.#origin), {
        headers: { Cookie: this.#cookie() },
        signal: hangUp.signal,
      });
      if (response.body === null) throw new Error(`${path}: ${response.status}`);
      let text = '';
      for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
        const events = `${text}${part}`.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1];
          const [type, data] = [field('event') ?? 'connected', field('data')];
          yield { type, data: data === undefined ? undefined : JSON.parse(data) };
        }
      }
    } finally {
      hangUp.abort();
    }
  }

  async send(
    method: string,
    path: string,
    init: { readonly body?: string | Uint8Array | FormData; readonly headers?: Record<string, string> } = {},
  ): Promise<Answered> {
    const cookie = this.#cookie();
    const response = await fetch(new URL(path, this.#origin), {
      ...init,
      method,
      redirect: 'manual',
      headers: { Origin: this.#origin, ...(cookie === '' ? {} : { Cookie: cookie }), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return { status: response.status, headers: response.headers, body: await readBody(response) };
  }

  #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';', 1);
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === '' || /max-age=0(;|$)/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  return text !== '' && /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
}
