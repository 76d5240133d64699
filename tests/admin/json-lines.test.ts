import { describe, expect, it } from 'vitest';
import { jsonLines, lineOf } from '../../admin/procedures/json-lines.ts';

const definition = { code: '1.0', steps: [{ key: 'a' }, { key: 'b', shares: {} }], legalBasis: [] };

describe('a file shown line by line', () => {
  it('is the JSON it was', () => {
    const text = jsonLines(definition)
      .map((line) => line.text)
      .join('\n');
    expect(text).toBe(JSON.stringify(definition, null, 2));
  });

  it('finds the line a path begins on', () => {
    const lines = jsonLines(definition);
    const textAt = (path: (string | number)[]) => lines[lineOf(lines, path)]?.text.trim();
    expect(textAt(['code'])).toBe('"code": "1.0",');
    expect(textAt(['steps', 1, 'key'])).toBe('"key": "b",');
    expect(textAt([])).toBe('{');
  });

  it('finds the nearest part that is there, where something is missing', () => {
    const lines = jsonLines(definition);
    expect(lineOf(lines, ['steps', 1, 'shares', 'sign'])).toBe(lineOf(lines, ['steps', 1, 'shares']));
  });
});
