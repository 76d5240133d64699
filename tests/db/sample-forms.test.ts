import { expect, test } from 'vitest';
import { questionsOf, withQuestion } from '../../admin/procedures/edit/model/questions.ts';
import { sampleProcedures } from '../../db/sample/procedures/index.ts';
import { differencesOf } from '../../domain/procedure/differences.ts';

/** What an edit of a question's words may change: the words in English move, the order is written down. */
const expected = ['x-en', 'x-title-en', 'x-order'];

test('the forms of the sample survive an edit of their questions’ words unharmed', () => {
  for (const { code, form } of sampleProcedures) {
    const edited = questionsOf(form).reduce((made, { name, label }) => withQuestion(made, name, { label }), form);
    const changed = differencesOf(form, edited).map(({ path }) => String(path.at(-1)));
    expect({ code, changed: changed.filter((part) => !expected.includes(part)) }).toEqual({ code, changed: [] });
  }
});
