import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DraftKeeper, type DraftToSend } from '../../admin/procedures/edit/draft/draft-keeper.ts';
import { newDefinition } from '../../admin/procedures/edit/model/new-definition.ts';
import type { ProcedureDraft } from '../../api/contract/procedure-drafts.ts';
import { ProblemError, UnreachableError } from '../../ui/failures.ts';

const definition = newDefinition({
  code: 'MAU.9',
  name: { vi: 'Thủ tục', en: 'Procedure' },
  unitCode: 'don-vi',
  fieldCode: 'linh-vuc',
});
const begun: DraftToSend = { definition, baseVersion: 1, revision: 0 };
const named = (vi: string) => (before: typeof definition) => ({ ...before, name: { vi, en: vi } });

/** A server that keeps a draft by revisions, and can be made to fail. */
class FakeServer {
  draft: ProcedureDraft | undefined;
  saves = 0;
  failure: Error | undefined;

  save = (sent: DraftToSend): Promise<ProcedureDraft> => {
    this.saves += 1;
    if (this.failure !== undefined) return Promise.reject(this.failure);
    if (sent.revision !== (this.draft?.revision ?? 0)) return Promise.reject(stale());
    return Promise.resolve(this.keep(sent.definition, 'Tôi'));
  };

  load = (): Promise<ProcedureDraft> =>
    this.draft === undefined ? Promise.reject(stale()) : Promise.resolve(this.draft);

  keep(kept: typeof definition, who: string): ProcedureDraft {
    this.draft = {
      code: kept.code,
      definition: kept,
      baseVersion: 1,
      revision: (this.draft?.revision ?? 0) + 1,
      updatedAt: '2026-11-23T03:00:00.000Z',
      updatedBy: { id: '0192f0c0-0000-7000-8000-000000000001', name: who },
      findings: [],
    };
    return this.draft;
  }
}

function stale(): ProblemError {
  return new ProblemError({
    type: '/problems/stale_form',
    title: '',
    status: 409,
    detail: 'Người khác vừa lưu',
    code: 'stale_form',
    requestId: '1',
  });
}

describe('a draft on the desk', () => {
  let server: FakeServer;
  let keeper: DraftKeeper;

  beforeEach(() => {
    vi.useFakeTimers();
    server = new FakeServer();
    keeper = new DraftKeeper(begun, server);
  });

  afterEach(() => {
    keeper.dispose();
    vi.useRealTimers();
  });

  const pause = () => vi.advanceTimersByTimeAsync(1_000);

  test('is not begun on the server by looking at it', async () => {
    await pause();
    await keeper.flush();
    expect(server.saves).toBe(0);
  });

  test('is saved once after several changes, and says by whom', async () => {
    keeper.change(named('A'));
    keeper.change(named('AB'));
    expect(keeper.getState().progress).toBe('waiting');
    await pause();
    expect({ saves: server.saves, name: server.draft?.definition.name.vi }).toEqual({ saves: 1, name: 'AB' });
    expect(keeper.getState()).toMatchObject({
      progress: 'saved',
      revision: 1,
      lastSaved: { updatedBy: { name: 'Tôi' } },
    });
  });

  test('keeps what is typed while a save is under way, and saves it next', async () => {
    keeper.change(named('A'));
    const saving = keeper.flush();
    keeper.change(named('B'));
    await saving;
    await pause();
    expect(keeper.getState().definition.name.vi).toBe('B');
    expect(server.draft?.definition.name.vi).toBe('B');
  });

  test('is saved by itself once the line is back', async () => {
    server.failure = new UnreachableError();
    keeper.change(named('A'));
    await pause();
    expect(keeper.getState().progress).toBe('failed');
    server.failure = undefined;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(keeper.getState()).toMatchObject({ progress: 'saved', failure: undefined });
  });

  test('stops saving when somebody else has saved, until it is said whose holds', async () => {
    keeper.change(named('Mine'));
    await pause();
    server.keep({ ...definition, homeCollection: true }, 'Người khác');
    keeper.change(named('Mine again'));
    await pause();
    expect(keeper.getState()).toMatchObject({ progress: 'overtaken' });
    keeper.change(named('Mine still'));
    await pause();
    expect(server.draft?.updatedBy.name).toBe('Người khác');
    await keeper.keepMine();
    expect(server.draft?.definition).toMatchObject({ name: { vi: 'Mine still' }, homeCollection: false });
    expect(keeper.getState().progress).toBe('saved');
  });

  test('gives way to theirs when that is chosen', async () => {
    keeper.change(named('Mine'));
    server.keep({ ...definition, homeCollection: true }, 'Người khác');
    await pause();
    await keeper.takeTheirs();
    expect(keeper.getState()).toMatchObject({ progress: 'saved', definition: { homeCollection: true } });
    await pause();
    expect(server.saves).toBe(1);
  });
});
