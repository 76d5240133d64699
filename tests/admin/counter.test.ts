import { describe, expect, test } from 'vitest';
import type { Procedure } from '../../api/contract/catalogue.ts';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { handOverWay } from '../../admin/counter/hand-over-way.ts';
import { emptyForm, missingPapers, receptionOf } from '../../admin/counter/reception-form.ts';
import { readDossierCode } from '../../ui/dossier-code.ts';

type Asked = Parameters<typeof handOverWay>[0];

const handOver = {
  action: 'handOver',
  label: { vi: 'Trả kết quả tại quầy', en: 'Hand over' },
  form: {},
  needsReason: false,
  twoPerson: false,
  danger: false,
};

function ready(change: Partial<Asked> & { holder?: string | null } = {}): Asked {
  const { holder = null, ...rest } = change;
  const task = { id: 'task', mine: holder === 'me', holder: holder === null ? null : { id: holder, name: holder } };
  return {
    status: 'result_ready',
    returnMethod: 'counter',
    allowedActions: holder === 'me' ? [handOver] : [],
    // Only who holds the task matters here.
    tasks: [task as Dossier['tasks'][number]],
    ...rest,
  };
}

describe('a receipt presented at the counter', () => {
  test('of a result nobody holds has its task taken first', () => {
    expect(handOverWay(ready())).toEqual({ kind: 'claim', taskId: 'task' });
  });

  test('of a result I hold opens the hand-over', () => {
    expect(handOverWay(ready({ holder: 'me' }))).toEqual({ kind: 'handOver', action: handOver });
  });

  test('of a result a colleague holds names the colleague', () => {
    expect(handOverWay(ready({ holder: 'Lan' }))).toEqual({ kind: 'instead', reason: 'held', holder: 'Lan' });
  });

  test('of a result the post has says so', () => {
    expect(handOverWay(ready({ returnMethod: 'home', tasks: [] }))).toEqual({ kind: 'instead', reason: 'post' });
  });

  test('of a dossier without a result says what it waits for', () => {
    expect(handOverWay(ready({ status: 'payment_requested' }))).toEqual({ kind: 'instead', reason: 'payment' });
    expect(handOverWay(ready({ status: 'returned' }))).toEqual({ kind: 'instead', reason: 'ended' });
  });

  test('is read from its barcode and from its QR code', () => {
    expect(readDossierCode('H34.18-261123-0012')).toBe('H34.18-261123-0012');
    expect(readDossierCode('https://mot-cua.example/tra-cuu/H34.18-261123-0012')).toBe('H34.18-261123-0012');
    expect(readDossierCode('8934563138165')).toBeUndefined();
  });
});

describe('the papers on the table', () => {
  const component = (key: string, required: boolean) => ({ key, required, originals: 1, copies: 0 });
  const components = [component('form', true), component('map', false)];
  // The rest of a procedure has no part in this.
  const procedure = { code: 'MAU.000001', components, returnMethods: ['counter'] } as unknown as Procedure;

  test('are not there until somebody says so, and what is missing makes the reception incomplete', () => {
    expect(missingPapers(emptyForm, procedure).map(({ key }) => key)).toEqual(['form']);
    expect(receptionOf(emptyForm, procedure)).toMatchObject({ incomplete: true, returnMethod: 'counter' });
  });

  test('count as many as the procedure asks for once they are there', () => {
    const form = { ...emptyForm, papers: { form: { isThere: true, originals: 1, copies: 2 } } };
    expect(receptionOf(form, procedure)).toMatchObject({
      incomplete: false,
      components: [
        { key: 'form', originals: 1, copies: 2 },
        { key: 'map', originals: 0, copies: 0 },
      ],
    });
  });

  test('of which none is counted are not there', () => {
    const form = { ...emptyForm, papers: { form: { isThere: true, originals: 0, copies: 0 } } };
    expect(missingPapers(form, procedure).map(({ key }) => key)).toEqual(['form']);
  });
});
