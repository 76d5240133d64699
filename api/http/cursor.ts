import type { z } from 'zod';
import { faultyField } from './problem.ts';

/**
 * A position in a list, after the row with these sort values. Opaque to callers, checked on the way in; it holds no
 * right to see anything.
 */
export interface CursorCodec<Position extends z.ZodType> {
  encode(position: z.input<Position>): string;
  /** @throws Problem naming `query.cursor` when it is not one of ours. */
  decode(cursor: string | undefined): z.output<Position> | undefined;
}

export function cursorOf<Position extends z.ZodType>(position: Position): CursorCodec<Position> {
  return {
    encode: (value) => Buffer.from(JSON.stringify(value)).toString('base64url'),
    decode: (cursor) => {
      if (cursor === undefined) return undefined;
      const parsed = position.safeParse(readJson(Buffer.from(cursor, 'base64url').toString('utf8')));
      if (!parsed.success) {
        throw faultyField('query.cursor', 'invalid_cursor', {
          vi: 'Dùng giá trị page.next của trang trước.',
          en: 'Use page.next of the page before.',
        });
      }
      return parsed.data;
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
