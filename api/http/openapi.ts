import { createHash } from 'node:crypto';
import { z } from 'zod';
import { problemDocument, problems, type ProblemCode } from '../contract/problem.ts';
import type { Access, RouteContract } from '../contract/route.ts';

type Json = Record<string, unknown>;

/** OpenAPI 3.1 of the given routes, from the very schemas that check their requests. */
export function describeApi(contracts: readonly RouteContract[], server: { readonly url: string }): Json {
  const schemas = new SchemaBook();
  const paths: Record<string, Json> = {};
  for (const contract of contracts) {
    const path = contract.root ? contract.path : `/api/v1${contract.path}`;
    paths[path] = { ...paths[path], [contract.method]: describeRoute(contract, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Một Cửa',
      version: '1',
      description:
        'The one-stop shop of a public agency. Errors are RFC 9457 problem documents with a stable `code`. ' +
        'Signing up, in and out is below `/api/auth`.',
    },
    servers: [{ url: server.url }],
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: schemas.all(),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'motcua.session_token' } },
    },
  };
}

function describeRoute(contract: RouteContract, schemas: SchemaBook): Json {
  return {
    operationId: contract.id,
    tags: [contract.tag],
    summary: contract.summary,
    description: whoMay(contract.access),
    security: needsSession(contract.access) ? [{ session: [] }] : [],
    parameters: [
      ...parametersOf('path', contract.params, schemas),
      ...parametersOf('query', contract.query, schemas),
      ...(contract.idempotencyKey === undefined ? [] : [idempotencyKey]),
    ],
    ...requestBodyOf(contract, schemas),
    responses: responsesOf(contract, schemas),
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'New for each operation, the same when repeating it: a repetition changes nothing and answers the same.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,255}$' },
};

function whoMay(access: Access): string {
  switch (access.kind) {
    case 'anyone':
      return 'Anyone.';
    case 'signedIn':
      return 'Anyone signed in.';
    case 'applicant':
      return 'Citizens and companies, for what is their own.';
    case 'staff':
      return `Staff, in their units, as: ${access.roles.join(', ')}.`;
    case 'machine':
      return `Another system, proven by ${access.provenBy}.`;
  }
}

function needsSession({ kind }: Access): boolean {
  return kind === 'signedIn' || kind === 'applicant' || kind === 'staff';
}

function parametersOf(where: 'path' | 'query', schema: z.ZodType | undefined, schemas: SchemaBook): Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
  return Object.entries(shape).map(([name, part]) => ({
    name,
    in: where,
    required: where === 'path' || !part.safeParse(undefined).success,
    ...(part.description === undefined ? {} : { description: part.description }),
    schema: schemas.reference(part, 'input'),
  }));
}

function requestBodyOf(contract: RouteContract, schemas: SchemaBook): Json {
  const file = { schema: { type: 'string', format: 'binary' } };
  if (contract.upload) {
    const part = { type: 'object', properties: { file: file.schema }, required: ['file'] };
    return { requestBody: { content: { 'multipart/form-data': { schema: part }, 'application/octet-stream': file } } };
  }
  if (contract.rawBody) return { requestBody: { content: { 'application/json': {} } } };
  if (contract.body === undefined) return {};
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemas.reference(contract.body, 'input') } },
    },
  };
}

function responsesOf(contract: RouteContract, schemas: SchemaBook): Json {
  const refusals: Record<string, Json> = {};
  for (const code of problemCodesOf(contract)) {
    const status = String(problems[code]);
    const known = refusals[status]?.description;
    refusals[status] = {
      description: typeof known === 'string' ? `${known}, \`${code}\`` : `\`${code}\``,
      content: { 'application/problem+json': { schema: schemas.reference(problemDocument, 'output') } },
    };
  }
  return { [String(contract.success.status)]: successOf(contract, schemas), ...refusals };
}

function successOf({ success }: RouteContract, schemas: SchemaBook): Json {
  switch (success.kind) {
    case 'json':
      return {
        description: 'Done',
        content: { 'application/json': { schema: schemas.reference(success.body, 'output') } },
      };
    case 'empty':
      return { description: 'Done, nothing to say' };
    case 'redirect':
      return { description: 'Go on there', headers: { Location: { schema: { type: 'string' } } } };
    case 'stream':
      return { description: 'The bytes', content: { [success.contentType]: {} } };
  }
}

/** What a route can refuse with: what it says itself, and what follows from its shape. */
function problemCodesOf(contract: RouteContract): ProblemCode[] {
  const { access } = contract;
  return [
    ...(contract.problems ?? []),
    ...(needsSession(access) ? (['not_signed_in', 'forbidden'] as const) : []),
    ...(contract.params ? (['not_found'] as const) : []),
    ...(contract.params || contract.query || contract.body ? (['validation_failed'] as const) : []),
    ...(contract.idempotencyKey
      ? (['idempotency_key_missing', 'idempotency_key_invalid', 'idempotency_key_reused'] as const)
      : []),
    ...(contract.body ? (['malformed_request', 'unsupported_media_type', 'request_too_large'] as const) : []),
    ...(contract.limit ? (['rate_limited'] as const) : []),
    'internal_error',
  ];
}

/** Collects named schemas once; what is named in the contract is a component, everything else is written in place. */
class SchemaBook {
  readonly #components = new Map<string, Json>();

  /** The schema as it is referred to: by name where it has one. */
  reference(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $defs, ...json } = without('$schema', z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
    const local = ($defs ?? {}) as Record<string, Json>;
    const nameOf = (id: string): string => {
      const definition = local[id] ?? {};
      if (id.startsWith('__')) return recursiveName(definition);
      return io === 'input' ? this.#inputName(id, definition) : id;
    };
    for (const [id, definition] of Object.entries(local)) {
      this.#components.set(nameOf(id), without('id', relink(definition, nameOf)));
    }
    // What has a name itself is among the definitions, and all that is left of it here is a reference.
    return relink(json, nameOf);
  }

  all(): Json {
    return Object.fromEntries([...this.#components].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Where what is sent differs from what is answered, the sent one has a name of its own. */
  #inputName(id: string, json: Json): string {
    return JSON.stringify(json).includes('"default"') ? `${id}Input` : id;
  }
}

/** A schema that refers to itself must have a name even where the contract gives it none: the same for the same. */
function recursiveName(json: Json): string {
  const text = JSON.stringify(json).replaceAll(/__schema\d+/g, '');
  return `Recursive_${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
}

function without(key: string, json: object): Json {
  return Object.fromEntries(Object.entries(json).filter(([name]) => name !== key));
}

/** Points references at the document's components instead of the schema's own definitions. */
function relink(json: Json, nameOf: (id: string) => string): Json {
  return JSON.parse(JSON.stringify(json), (key, value: unknown) => {
    const id = key === '$ref' && typeof value === 'string' ? /^#\/\$defs\/(.+)$/.exec(value)?.[1] : undefined;
    return id === undefined ? value : `#/components/schemas/${nameOf(id)}`;
  }) as Json;
}
