import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Application, ApplicationChange } from '../../api/contract/application.ts';
import { DraftSaver, type DraftServer } from '../../portal/submit/draft-saver.ts';
import { toForm } from '../../portal/submit/draft-form.ts';
import { ProblemError, UnreachableError } from '../../ui/failures.ts';

const draft: Application = {
  id: '0190a1b2-0000-7000-8000-000000000001',
  revision: 1,
  procedure: {
    code: 'MAU.000001',
    name: { vi: 'Mẫu', en: 'Sample' },
    version: 1,
    unit: { code: 'u', name: { vi: 'Đơn vị', en: 'Unit' } },
  },
  applicant: { kind: 'citizen', name: 'Nguyễn Văn Mẫu', phone: '0900000000' },
  answers: {},
  components: [],
  returnMethod: null,
  returnAddress: null,
  homeCollection: false,
  collectionAddress: null,
  priority: null,
  quote: null,
  missing: [],
  savedAt: '2026-11-23T03:00:00.000Z',
  copiedFrom: null,
  dossierCode: null,
};

const stale = () =>
  new ProblemError({
    type: '/problems/stale_form',
    title: 'stale',
    status: 409,
    detail: 'stale',
    code: 'stale_form',
    requestId: 'r',
  });

/** The server's side: keeps one application and refuses what was built on an older revision of it. */
function serverHolding(first: Application) {
  let held = first;
  const saved: ApplicationChange[] = [];
  let failures: Error[] = [];
  const server: DraftServer = {
    save: ({ revision, ...change }) => {
      const failure = failures.shift();
      if (failure !== undefined) return Promise.reject(failure);
      if (revision !== held.revision) return Promise.reject(stale());
      saved.push({ revision, ...change });
      held = { ...held, ...(change as Partial<Application>), revision: revision + 1 };
      return Promise.resolve(held);
    },
    load: () => Promise.resolve(held),
  };
  return {
    server,
    saved,
    held: () => held,
    changeElsewhere: (change: Partial<Application>) => {
      held = { ...held, ...change, revision: held.revision + 1 };
    },
    failNext: (...next: Error[]) => {
      failures = next;
    },
  };
}

describe('a dossier being written', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is saved once after a pause in typing, with only what changed', async () => {
    const { server, saved } = serverHolding(draft);
    const saver = new DraftSaver(draft, server);
    saver.edit({ answers: { projectName: 'N' } });
    saver.edit({ answers: { projectName: 'Nhà máy' } });
    await vi.runAllTimersAsync();
    expect(saved).toEqual([{ revision: 1, answers: { projectName: 'Nhà máy' } }]);
    expect(saver.getState().progress).toBe('saved');
  });

  it('keeps a half-typed phone number on the screen and does not send it', async () => {
    const { server, saved } = serverHolding(draft);
    const saver = new DraftSaver(draft, server);
    const { applicant } = saver.getState().form;
    saver.edit({ applicant: { ...applicant, phone: '09' } });
    await vi.runAllTimersAsync();
    expect(saved.at(-1)?.applicant).toEqual({ kind: 'citizen', name: 'Nguyễn Văn Mẫu' });
    expect(saver.getState().form.applicant.phone).toBe('09');
    expect(saver.getState().conflicts).toEqual([]);
  });

  it('goes on by itself when another part was changed elsewhere', async () => {
    const { server, changeElsewhere, held } = serverHolding(draft);
    const saver = new DraftSaver(draft, server);
    changeElsewhere({ returnMethod: 'online' });
    saver.edit({ answers: { projectName: 'Nhà máy' } });
    await vi.runAllTimersAsync();
    expect(held()).toMatchObject({ answers: { projectName: 'Nhà máy' }, returnMethod: 'online' });
    expect(saver.getState().form.returning.method).toBe('online');
  });

  it('asks which is right when the same part was changed elsewhere, and saves nothing until told', async () => {
    const { server, changeElsewhere, saved } = serverHolding(draft);
    const saver = new DraftSaver(draft, server);
    changeElsewhere({ answers: { projectName: 'Elsewhere' } });
    saver.edit({ answers: { projectName: 'Here' } });
    await vi.runAllTimersAsync();
    expect(saver.getState().conflicts).toEqual(['answers']);
    expect(saved).toEqual([]);
    await expect(saver.flush()).rejects.toThrow('conflict');
    saver.keepMine();
    await vi.runAllTimersAsync();
    expect(saved).toEqual([{ revision: 2, answers: { projectName: 'Here' } }]);
  });

  it('takes what is elsewhere when told so', async () => {
    const { server, changeElsewhere, saved } = serverHolding(draft);
    const saver = new DraftSaver(draft, server);
    changeElsewhere({ answers: { projectName: 'Elsewhere' } });
    saver.edit({ answers: { projectName: 'Here' } });
    await vi.runAllTimersAsync();
    saver.takeTheirs();
    await vi.runAllTimersAsync();
    expect(saver.getState().form.answers).toEqual({ projectName: 'Elsewhere' });
    expect(saved).toEqual([]);
  });

  it('tries again by itself when the line was down', async () => {
    const { server, failNext, held } = serverHolding(draft);
    const saver = new DraftSaver(draft, server);
    failNext(new UnreachableError(), new UnreachableError());
    saver.edit({ answers: { projectName: 'Nhà máy' } });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.getState().progress).toBe('failed');
    await vi.runAllTimersAsync();
    expect(held().answers).toEqual({ projectName: 'Nhà máy' });
    expect(saver.getState().progress).toBe('saved');
  });

  it('goes on with what was on the screen before a reload', async () => {
    const { server, held } = serverHolding(draft);
    const base = toForm(draft);
    const saver = new DraftSaver(draft, server, { form: { ...base, answers: { projectName: 'Nhà máy' } }, base });
    expect(saver.getState().form.answers).toEqual({ projectName: 'Nhà máy' });
    await vi.runAllTimersAsync();
    expect(held().answers).toEqual({ projectName: 'Nhà máy' });
  });

  it('does not send the same again and again to a server that writes it in another way', async () => {
    let calls = 0;
    const saver = new DraftSaver(draft, {
      save: ({ revision }) => {
        calls += 1;
        return Promise.resolve({ ...draft, revision: revision + 1, answers: { projectName: 'NHÀ MÁY' } });
      },
      load: () => Promise.resolve(draft),
    });
    saver.edit({ answers: { projectName: 'Nhà máy' } });
    await vi.runAllTimersAsync();
    expect(calls).toBe(1);
    expect(saver.getState().progress).toBe('saved');
  });

  it('takes in a file that was put to it while a text is still being saved', async () => {
    const { server, held } = serverHolding(draft);
    const saver = new DraftSaver(draft, server);
    saver.edit({ answers: { projectName: 'Nhà máy' } });
    saver.adopt({ ...draft, revision: 1, missing: [{ field: 'answers.purpose', code: 'required', message: 'x' }] });
    await vi.runAllTimersAsync();
    expect(saver.getState().form.answers).toEqual({ projectName: 'Nhà máy' });
    expect(held().answers).toEqual({ projectName: 'Nhà máy' });
  });
});
