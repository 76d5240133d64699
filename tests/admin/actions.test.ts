import { getDefaultFormState, type RJSFSchema } from '@rjsf/utils';
import { describe, expect, test } from 'vitest';
import { arrangeActions } from '../../admin/actions/arrange-actions.ts';
import { givenValues, isFilledIn } from '../../admin/actions/given-values.ts';
import { prepareForm } from '../../admin/actions/prepare-form.ts';
import type { AllowedAction, JsonSchemaObject } from '../../api/contract/common.ts';
import { firstValues } from '../../ui/action-form/first-values.ts';
import { makeValidator } from '../../ui/action-form/validator.ts';

function action(name: string, danger = false): AllowedAction {
  return { action: name, label: { vi: name, en: name }, form: {}, needsReason: false, twoPerson: false, danger };
}

describe('the actions of a dossier', () => {
  test('put what is most likely wanted first, whatever the order they came in', () => {
    const { main, second } = arrangeActions([action('requestSupplement'), action('sendBack'), action('completeStep')]);
    expect([main?.action, second?.action]).toEqual(['completeStep', 'requestSupplement']);
  });

  test('are all offered, what ends a dossier last', () => {
    const { more } = arrangeActions([action('refuse', true), action('accept'), action('changeReturn')]);
    expect(more.map((one) => one.action)).toEqual(['changeReturn', 'refuse']);
  });

  test('never make a dangerous one the main one by default', () => {
    const { main, more } = arrangeActions([action('stop', true)]);
    expect(main).toBeUndefined();
    expect(more.map((one) => one.action)).toEqual(['stop']);
  });

  test('stay behind the menu when none of them is the usual next one', () => {
    const { main, more } = arrangeActions([action('changeReturn')]);
    expect(main).toBeUndefined();
    expect(more.map((one) => one.action)).toEqual(['changeReturn']);
  });
});

describe('the form of an action', () => {
  const words = { nameOf: (choice: string) => (choice === 'other' ? 'Khác' : undefined), language: 'en' } as const;
  const fieldOf = (field: JsonSchemaObject, required: string[] = []) =>
    prepareForm({ type: 'object', properties: { it: field }, required }, words)['properties'];

  test('gives choices their names and chooses none', () => {
    expect(fieldOf({ type: 'string', enum: ['other', 'unknown'] })).toEqual({
      it: { type: 'string', enum: ['other', 'unknown'], 'x-widget': 'choice', 'x-names': ['Khác', 'unknown'] },
    });
  });

  test('keeps the names a form gives itself, in the language of the reader', () => {
    const oneOf = [{ const: 2, title: 'Sở Xây dựng', 'x-title-en': 'Department of Construction' }];
    expect(fieldOf({ type: 'integer', oneOf })).toEqual({
      it: { type: 'integer', enum: [2], 'x-widget': 'choice', 'x-names': ['Department of Construction'] },
    });
  });

  test('leaves a box that must be ticked empty', () => {
    expect(fieldOf({ type: 'boolean', const: true }, ['it'])).toEqual({ it: { type: 'boolean', enum: [true] } });
  });

  test('asks for yes or no where leaving a box empty would decide', () => {
    expect(fieldOf({ type: 'boolean' }, ['it'])).toEqual({ it: { type: 'boolean', 'x-widget': 'yesNo' } });
    expect(fieldOf({ type: 'boolean', default: false }, ['it'])).toEqual({ it: { type: 'boolean', default: false } });
  });

  test('takes no decision that nobody has taken', () => {
    const schema: RJSFSchema = {
      type: 'object',
      properties: { positive: { type: 'boolean' } },
      required: ['positive'],
    };
    const first = (controls: object) =>
      getDefaultFormState(makeValidator('en'), schema, {}, schema, false, firstValues({ ...controls }));
    expect(first({ yesNo: 'a control' })).toEqual({});
    // A question of a procedure is a box: left empty it says no.
    expect(first({})).toEqual({ positive: false });
  });

  test('only shows what is given already', () => {
    expect(fieldOf({ type: 'integer', const: 3, default: 3 })).toEqual({
      it: { type: 'integer', const: 3, default: 3, 'x-widget': 'fixed' },
    });
  });
});

describe('what is filled in', () => {
  const form = {
    properties: { orderNo: { default: 2 }, units: { type: 'array' }, note: { type: 'string' } },
    required: ['orderNo', 'units'],
  };

  test('begins with what the API gives', () => {
    expect(givenValues(form)).toEqual({ orderNo: 2 });
  });

  test('is enough for a preview once everything required has a value', () => {
    expect(isFilledIn(form, { orderNo: 2 })).toBe(false);
    expect(isFilledIn(form, { orderNo: 2, units: [] })).toBe(false);
    expect(isFilledIn(form, { orderNo: 2, units: ['so-xay-dung'] })).toBe(true);
  });
});
