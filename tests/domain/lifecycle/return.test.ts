import { describe, expect, it } from 'vitest';
import { freePlan } from './plans.ts';
import { accepted, posted, resultReady } from './situations.ts';

describe('at the counter', () => {
  it('the result is handed over and the dossier is over', () => {
    const dossier = resultReady('counter');
    expect(dossier.work.main).toMatchObject({ kind: 'handOver', role: 'clerk' });
    dossier.does('clerk', 'handOver');
    expect(dossier.state.status).toBe('returned');
    expect(dossier.work).toEqual({ main: null, wait: null, side: [] });
  });
});

describe('online', () => {
  it('the result waits for nobody but its release', () => {
    const dossier = resultReady('online');
    expect(dossier.work).toMatchObject({ main: null, wait: 'release' });
    expect(dossier.does('system', 'release').state.status).toBe('returned');
  });

  it('nothing is released that is to be received in another way', () => {
    expect(resultReady('counter').refusal('system', 'release')).toBeDefined();
  });
});

describe('by post', () => {
  it('the result is weighed, posted and delivered', () => {
    const dossier = resultReady('home');
    expect(dossier.work.main).toMatchObject({ kind: 'postResult' });
    dossier.does('clerk', 'postResult');
    expect(dossier.work).toMatchObject({ main: null, wait: 'delivery' });
    expect(dossier.does('system', 'recordDelivery').state).toMatchObject({
      status: 'returned',
      delivery: { stage: 'delivered' },
    });
  });

  it('a delivery that failed twice brings the result back to the counter', () => {
    const dossier = posted().does('system', 'recordDelivery', { outcome: 'backAtCounter' });
    expect(dossier.work.main).toMatchObject({ kind: 'handOver' });
    expect(dossier.does('clerk', 'handOver').state.status).toBe('returned');
  });

  it('what came back may be posted once more, as another parcel', () => {
    const dossier = posted().does('system', 'recordDelivery', { outcome: 'backAtCounter' }).does('clerk', 'postResult');
    expect(dossier.state.delivery).toMatchObject({ no: 2, stage: 'underway' });
    expect(dossier.refusal('system', 'recordDelivery', { no: 1 })).toEqual({ code: 'nothing_pending', field: 'no' });
  });

  it('a lost parcel is a task for the counter', () => {
    const dossier = posted().does('system', 'recordDelivery', { outcome: 'lost' });
    expect(dossier.work.main).toMatchObject({ kind: 'resolveLostParcel', role: 'clerk' });
    expect(dossier.refusal('clerk', 'postResult')).toBeUndefined();
    expect(dossier.refusal('clerk', 'handOver')).toBeUndefined();
  });

  it('what was delivered is heard once', () => {
    const dossier = posted().does('system', 'recordDelivery');
    expect(dossier.refusal('system', 'recordDelivery')).toEqual({ code: 'not_in_this_status' });
  });
});

describe('changing how the result is received', () => {
  it('is possible until the post has it', () => {
    const dossier = resultReady('home').does('applicant', 'changeReturn', { returnMethod: 'counter' });
    expect(dossier.work.main).toMatchObject({ kind: 'handOver' });
    expect(posted().refusal('applicant', 'changeReturn')).toEqual({ code: 'already_with_the_post' });
  });

  it('is limited to what the procedure offers', () => {
    const dossier = accepted({ ...freePlan, returnMethods: ['counter'] });
    expect(dossier.refusal('clerk', 'changeReturn', { returnMethod: 'online' })).toMatchObject({
      code: 'return_method_not_offered',
    });
  });
});
