import { format } from 'prettier';
import { z } from 'zod';

const base = '/api/v1';

const typeName = z.enum(['string', 'number', 'integer', 'boolean', 'null', 'array', 'object']);
const schema = z.looseObject({
  $ref: z.string().optional(),
  description: z.string().optional(),
  type: z.union([typeName, z.array(typeName)]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  not: z.unknown().optional(),
  get anyOf() {
    return z.array(schema).optional();
  },
  get oneOf() {
    return z.array(schema).optional();
  },
  get items() {
    return schema.optional();
  },
  get properties() {
    return z.record(z.string(), schema).optional();
  },
  required: z.array(z.string()).optional(),
  get propertyNames() {
    return schema.optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), schema]).optional();
  },
});
type Schema = z.infer<typeof schema>;

const content = z.record(z.string(), z.object({ schema: schema.optional() }));
const operation = z.object({
  summary: z.string(),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      description: z.string().optional(),
      schema,
    }),
  ),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
});
type Operation = z.infer<typeof operation>;

const openApi = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});

/**
 * The OpenAPI document as TypeScript: what each route below `/api/v1` takes and answers, by method and path, and the named
 * schemas. Knows the keywords the document uses.
 * @throws for a keyword it does not know, so that nothing is left out of the types in silence.
 */
export async function clientTypes(document: unknown): Promise<string> {
  const { paths, components } = openApi.parse(document);
  const methods = ['get', 'post', 'put', 'patch', 'delete'];
  const routes = [
    '/** What each route takes and answers. A call carries everything but `answer`. */',
    'export interface Routes {',
    ...methods.flatMap((method) => [
      `${method}: {`,
      ...Object.entries(paths).flatMap(([path, operations]) => {
        const it = operations[method];
        if (it === undefined || !path.startsWith(`${base}/`)) return [];
        return [`${comment(it.summary)}${JSON.stringify(path.slice(base.length))}: ${routeType(it)};`];
      }),
      '};',
    ]),
    '}',
  ];
  const named = reachable(routes.join('\n'), new Map(Object.entries(components.schemas).map(typeDefinition)));
  const page = [heading, '', ...routes, ...named.flatMap((one) => ['', one])];
  return format(page.join('\n'), { parser: 'typescript', printWidth: 120, singleQuote: true });
}

const heading =
  '/* Made from the OpenAPI document by `npm run docs`; a test holds it against the document. Do not edit it here. */';

function typeDefinition([name, one]: [string, Schema]): [string, string] {
  return [name, `type ${name} = ${typeOf(one)};`];
}

/** Those of the named types that a text speaks of, and those they speak of, in the order of the document. */
function reachable(text: string, types: ReadonlyMap<string, string>): string[] {
  const found = new Set<string>();
  const look = (where: string) => {
    for (const [word] of where.matchAll(/\w+/g)) {
      const definition = types.get(word);
      if (definition === undefined || found.has(word)) continue;
      found.add(word);
      look(definition);
    }
  };
  look(text);
  return [...types].filter(([name]) => found.has(name)).map(([, definition]) => definition);
}

function routeType({ parameters, requestBody, responses }: Operation): string {
  const bodies = requestBody?.content ?? {};
  const body = bodies['application/json']?.schema;
  return inBraces([
    ...parametersType(parameters, 'path', 'params'),
    ...parametersType(parameters, 'query', 'query'),
    ...(parameters.some((one) => one.in === 'header') ? ['idempotencyKey: string;'] : []),
    ...(body === undefined ? [] : [`body: ${typeOf(body)};`]),
    ...('multipart/form-data' in bodies ? ['upload: true;'] : []),
    `answer: ${answerType(responses)};`,
  ]);
}

function parametersType(all: Operation['parameters'], where: 'path' | 'query', name: string): string[] {
  const its = all.filter((one) => one.in === where);
  if (its.length === 0) return [];
  const isNeeded = its.some(({ required }) => required);
  const members = its.map(({ name: key, required, description, schema: one }) => {
    // An address is text: a number reads the same in it.
    const type = where === 'path' ? 'string | number' : typeOf(one);
    return `${comment(description)}${member(key, type, required)}`;
  });
  return [`${name}${isNeeded ? '' : '?'}: ${inBraces(members)};`];
}

function answerType(responses: Operation['responses']): string {
  const good = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1].content ?? {};
  const json = good['application/json']?.schema;
  if (json !== undefined) return typeOf(json);
  return Object.keys(good).length === 0 ? 'undefined' : 'Blob';
}

const known = new Set([...Object.keys(schema.shape), 'default', 'examples', 'format', 'pattern', 'readOnly']);
const limits = /^(min|max|multipleOf|exclusive|unique|contentEncoding|contentMediaType)/;

function typeOf(one: Schema): string {
  const strange = Object.keys(one).find((key) => !known.has(key) && !limits.test(key));
  if (strange !== undefined) throw new Error(`docs/client-types.ts does not know '${strange}': ${JSON.stringify(one)}`);
  if (one.$ref !== undefined) return one.$ref.replace('#/components/schemas/', '');
  if ('const' in one) return JSON.stringify(one.const);
  if (one.enum !== undefined) return one.enum.map((each) => JSON.stringify(each)).join(' | ');
  const choice = one.anyOf ?? one.oneOf;
  if (choice !== undefined) return union(choice.map(typeOf));
  if (one.not !== undefined) return 'never';
  if (one.type === undefined) return 'unknown';
  return [one.type]
    .flat()
    .map((type) => plainType(type, one))
    .join(' | ');
}

/** Some text or any text is any text. */
function union(types: readonly string[]): string {
  const isAnyText = types.includes('string');
  return types
    .filter((type) => !(isAnyText && type.startsWith('"')))
    .map((type) => `(${type})`)
    .join(' | ');
}

function plainType(type: z.infer<typeof typeName>, one: Schema): string {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'array':
      return one.items === undefined ? 'unknown[]' : `(${typeOf(one.items)})[]`;
    case 'object':
      return objectType(one);
  }
}

function objectType({ properties, required = [], propertyNames, additionalProperties }: Schema): string {
  if (properties !== undefined && Object.keys(properties).length > 0) {
    return inBraces(
      Object.entries(properties).map(
        ([key, one]) => `${comment(one.description)}${member(key, typeOf(one), required.includes(key))}`,
      ),
    );
  }
  const value = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
  if (additionalProperties === false) return 'Record<string, never>';
  const names = propertyNames?.enum;
  if (names === undefined) return `{ [name: string]: ${value} }`;
  const isWhole = names.every((name) => required.includes(String(name)));
  return `{ [name in ${names.map((name) => JSON.stringify(name)).join(' | ')}]${isWhole ? '' : '?'}: ${value} }`;
}

/** What may be left out may also be `undefined`: JSON makes no difference. */
function member(key: string, type: string, isRequired: boolean): string {
  return `${JSON.stringify(key)}${isRequired ? `: ${type}` : `?: ${type} | undefined`};`;
}

function inBraces(members: readonly string[]): string {
  return `{\n${members.join('\n')}\n}`;
}

function comment(text: string | undefined): string {
  return text === undefined ? '' : `/** ${text.replaceAll('*/', '*\\/')} */\n`;
}
