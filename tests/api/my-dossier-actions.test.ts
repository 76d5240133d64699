import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { storedFile } from '../../api/contract/common.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { newId } from '../../db/ids.ts';
import { auditEntries, dossiers } from '../../db/schema/index.ts';
import { openApplicantWorld, pathTo, pdf, shownIn } from './support/applicant-world.ts';
import type { Answered } from './support/browser.ts';

const { world, api, owner, start, startAccepted, post, read, close } = await openApplicantWorld();

afterAll(close);

describe('a supplement', () => {
  const noticeNote = 'Thiếu chữ ký ở trang 2';
  const asking = {
    components: ['notice', 'decision'],
    reason: 'Bổ sung hai giấy tờ sau trong một lần',
    notes: { notice: noticeNote },
  };

  async function startAsked() {
    const dossier = await start();
    await world.do(dossier.dossierId, 'clerk', 'requestSupplement', asking);
    return dossier;
  }

  const stage = (code: string, component: string, content: Uint8Array = pdf(newId())): Promise<Answered> =>
    owner.send('PUT', pathTo(code, `/components/${component}?name=giay-to.pdf`), {
      body: content,
      headers: { 'Content-Type': 'application/pdf' },
    });

  async function piece(code: string, component: string) {
    const staged = await stage(code, component);
    return { component, fileId: storedFile.parse(staged.body).id };
  }

  test('is asked for with everything at once, in the words of who asks', async () => {
    const { code } = await startAsked();
    const { requests, steps, allowedActions } = await read(code);
    expect(requests).toMatchObject([
      {
        kind: 'supplement',
        text: { vi: asking.reason },
        pieces: [
          { component: 'notice', note: noticeNote },
          { component: 'decision', note: '' },
        ],
      },
    ]);
    expect(steps[1]).toMatchObject({ key: 'receive', state: 'paused', dueAt: requests[0]?.dueAt });
    expect(allowedActions.map(({ action }) => action)).toContain('supplement');
  });

  test('takes what is named, no more, and only once', async () => {
    const { code } = await startAsked();
    const notice = await piece(code, 'notice');
    const decision = await piece(code, 'decision');
    const other = storedFile.parse((await stage(code, 'decision')).body);
    const key = newId();
    const sent = await post(code, '/supplement', { files: [notice, decision], note: 'Đã bổ sung' }, key);
    expect(sent.status).toBe(200);
    expect(sent.body).toMatchObject({ status: 'submitted', seq: 3, requests: [] });
    const handedIn = shownIn(sent).components.flatMap((component) => component.files.map(({ id }) => id));
    expect(handedIn).toEqual([notice.fileId, decision.fileId]);
    await expect(api.parts.files.open(other.sha256)).rejects.toThrow(other.sha256);

    const again = await post(code, '/supplement', { files: [notice, decision], note: 'Đã bổ sung' }, key);
    expect(again).toMatchObject({ status: 200, body: { seq: 3 } });
    const changed = await post(code, '/supplement', { files: [notice, decision] }, key);
    expect(changed).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
  });

  test('that is incomplete names what is missing and loses nothing', async () => {
    const { code } = await startAsked();
    const notice = await piece(code, 'notice');
    const decision = await piece(code, 'decision');
    const refused = await post(code, '/supplement', { files: [notice] });
    expect(refused.status).toBe(422);
    const { errors = [] } = problemDocument.parse(refused.body);
    expect(errors).toMatchObject([{ field: 'files', code: 'pieces_missing' }]);
    expect(errors[0]?.message).toContain('Quyết định chấm dứt hoạt động');
    expect(await post(code, '/supplement', { files: [notice, decision] })).toMatchObject({ status: 200 });
  });

  test('with a file that is not there names it', async () => {
    const { code } = await startAsked();
    const notice = await piece(code, 'notice');
    const elsewhere = { component: 'decision', fileId: notice.fileId };
    expect(await post(code, '/supplement', { files: [notice, elsewhere] })).toMatchObject({
      status: 422,
      body: { code: 'validation_failed', errors: [{ field: 'files.1.fileId', code: 'not_staged' }] },
    });
  });

  test('is not sent by its name alone, without files', async () => {
    const { code } = await startAsked();
    const components = ['notice', 'decision'];
    expect(await post(code, '/actions', { action: 'supplement', input: { components } })).toMatchObject({
      status: 422,
      body: { code: 'validation_failed', errors: [{ field: 'input.components', code: 'pieces_missing' }] },
    });
  });

  test('keeps the same file for the same component once', async () => {
    const { code } = await startAsked();
    const content = pdf('the same');
    const first = await stage(code, 'notice', content);
    expect(first).toMatchObject({ status: 201, body: { kind: 'pdf', name: 'giay-to.pdf' } });
    const { id } = storedFile.parse(first.body);
    expect(await stage(code, 'notice', content)).toMatchObject({ status: 201, body: { id } });
  });

  test('refuses files that are of no accepted kind, or for no component', async () => {
    const { code } = await startAsked();
    const script = await stage(code, 'notice', new TextEncoder().encode('<script>alert(1)</script>'));
    expect(script).toMatchObject({ status: 415, body: { code: 'file_kind_refused' } });
    expect(problemDocument.parse(script.body).detail).toContain('PDF');
    const unknown = await stage(code, 'passport');
    expect(unknown).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'params.key', code: 'unknown_component' }] },
    });
  });

  test('that nobody asked for is refused with what can be done instead', async () => {
    const { code } = await start();
    const refused = {
      status: 409,
      body: {
        code: 'action_not_allowed',
        dossierStatus: 'submitted',
        allowedActions: ['withdraw', 'changeReturn'],
        errors: [{ field: 'action', code: 'not_in_this_status' }],
      },
    };
    expect(await stage(code, 'notice')).toMatchObject(refused);
    expect(await post(code, '/supplement', { files: [] })).toMatchObject(refused);
  });
});

describe('withdrawing', () => {
  test('takes effect at once before acceptance', async () => {
    const { code } = await start();
    const key = newId();
    const withdrawn = await post(code, '/withdraw', {}, key);
    expect(withdrawn).toMatchObject({ status: 200, body: { status: 'withdrawn', allowedActions: [] } });
    expect(await post(code, '/withdraw', {}, key)).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
  });

  test('is a request to the unit afterwards, and needs a reason', async () => {
    const { code } = await startAccepted();
    const silent = await post(code, '/withdraw', {});
    expect(silent.status).toBe(422);
    expect(silent.body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'reason', code: 'required' }] });

    const asked = await post(code, '/withdraw', { reason: 'Dự án vẫn tiếp tục' });
    expect(asked).toMatchObject({ status: 200, body: { status: 'withdrawal_requested' } });
    const twice = await post(code, '/withdraw', {});
    expect(twice).toMatchObject({
      status: 409,
      body: { code: 'action_not_allowed', dossierStatus: 'withdrawal_requested', allowedActions: [] },
    });
  });
});

describe('changing how the result comes', () => {
  const address = { line: 'Số 5, đường Mẫu', communeCode: '23293', provinceCode: '51' };

  test('to my home keeps the address', async () => {
    const { code } = await start();
    const changed = await post(code, '/return', { returnMethod: 'home', address });
    expect(changed).toMatchObject({ status: 200, body: { returnMethod: 'home', returnAddress: address } });
  });

  test.each([
    ['no address', { returnMethod: 'home' }, 'address', 'required'],
    [
      'a commune of another province',
      { returnMethod: 'home', address: { ...address, provinceCode: '48' } },
      'address.communeCode',
      'not_in_province',
    ],
    ['hardly a street', { returnMethod: 'home', address: { ...address, line: '5' } }, 'address.line', 'too_small'],
  ])('is refused with %s', async (_what, body, field, code) => {
    const dossier = await start();
    const answer = await post(dossier.code, '/return', body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'validation_failed', errors: [{ field, code }] });
  });
});

describe('any allowed action', () => {
  test('is refused when the dossier has moved on since it was looked at', async () => {
    const { code } = await startAccepted();
    const input = { returnMethod: 'online' };
    const stale = await post(code, '/actions', { action: 'changeReturn', input, expectedSeq: 1 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale_form', dossierStatus: 'processing' } });
    const { seq } = await read(code);
    const fresh = await post(code, '/actions', { action: 'changeReturn', input, expectedSeq: seq });
    expect(fresh).toMatchObject({ status: 200, body: { returnMethod: 'online', seq: seq + 1 } });
  });

  test('is the applicant’s, never the office’s', async () => {
    const { code } = await start();
    const accepting = await post(code, '/actions', { action: 'accept' });
    expect(accepting).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const unheardOf = await post(code, '/actions', { action: 'abolish' });
    expect(unheardOf).toMatchObject({ status: 409, body: { errors: [{ field: 'action', code: 'unknown_action' }] } });
  });
});

describe('a returned dossier', () => {
  async function startReturned() {
    const dossier = await startAccepted({ returnMethod: 'online' });
    await world.process(dossier.dossierId);
    await world.untilStatus(dossier.dossierId, 'returned');
    return dossier;
  }

  test('is rated once', async () => {
    const { dossierId, code } = await startReturned();
    const { requests, allowedActions } = await read(code);
    expect(requests).toMatchObject([{ kind: 'rate' }]);
    expect(allowedActions).toMatchObject([{ action: 'rate' }]);

    const none = await post(code, '/rating', { stars: 6 });
    expect(none).toMatchObject({ status: 422, body: { errors: [{ field: 'stars', code: 'too_big' }] } });
    const key = newId();
    const rated = await post(code, '/rating', { stars: 5, comment: 'Nhanh' }, key);
    expect(rated).toMatchObject({ status: 200, body: { requests: [], allowedActions: [] } });
    expect(await post(code, '/rating', { stars: 5, comment: 'Nhanh' }, key)).toMatchObject({ status: 200 });
    const again = await post(code, '/rating', { stars: 1 });
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'action_not_allowed', errors: [{ field: 'action', code: 'already_rated' }], allowedActions: [] },
    });
    const entries = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, dossierId));
    expect(entries.filter(({ action }) => action === 'dossier.rate')).toMatchObject([{ actorRole: 'applicant' }]);
  });

  test('can be rated as one of its actions too, and no longer after thirty days', async () => {
    const { dossierId, code } = await startReturned();
    const noStars = await post(code, '/actions', { action: 'rate', input: { stars: 0 } });
    expect(noStars).toMatchObject({ status: 422, body: { errors: [{ field: 'input.stars' }] } });
    const endedAt = new Date(Date.now() - 31 * 24 * 3_600_000).toISOString();
    await world.db.update(dossiers).set({ endedAt }).where(eq(dossiers.id, dossierId));
    const late = await post(code, '/actions', { action: 'rate', input: { stars: 4 } });
    expect(late).toMatchObject({ status: 409, body: { errors: [{ field: 'action', code: 'too_late' }] } });
    expect(await read(code)).toMatchObject({ requests: [], allowedActions: [] });
  });

  test('cannot be rated before it is returned', async () => {
    const { code } = await start();
    expect(await post(code, '/rating', { stars: 3 })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'not_in_this_status' }], dossierStatus: 'submitted' },
    });
  });
});
