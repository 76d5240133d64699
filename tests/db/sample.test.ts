import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { sampleProcedures } from '../../db/sample/procedures/index.ts';
import { sampleApplicants, sampleSignIns, sampleStaff } from '../../db/sample/staff.ts';
import { sampleFields, sampleSeat, sampleUnits, unitCodes } from '../../db/sample/units.ts';
import { isSample } from '../../domain/confidence.ts';
import { quoteFees, type FeeRequest } from '../../domain/fee/quote.ts';
import { staffRoles } from '../../domain/lifecycle/roles.ts';
import { procedureDefinition, type ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { workingMinutesOf } from '../../domain/working-time/duration.ts';

const each = sampleProcedures.map((procedure) => [`${procedure.code} ${procedure.name.vi}`, procedure] as const);

function getProcedure(code: string): ProcedureDefinition {
  const found = sampleProcedures.find((procedure) => procedure.code === code);
  if (found === undefined) throw new Error(`The sample has no procedure ${code}`);
  return found;
}

function quote(code: string, request: Partial<FeeRequest> = {}) {
  return quoteFees(getProcedure(code).fees, {
    answers: {},
    channel: 'online',
    applicant: 'citizen',
    homeReturn: false,
    at: '2026-11-23T09:00:00+07:00',
    ...request,
  });
}

describe('every sample procedure', () => {
  it.each(each)('%s is a valid definition that parsing leaves as it is', (_, procedure) => {
    expect(procedureDefinition.parse(procedure)).toEqual(procedure);
  });

  it.each(each)('%s has steps whose shares add up to its deadline', (_, procedure) => {
    const shares = procedure.steps.reduce((sum, { shareMinutes }) => sum + shareMinutes, 0);
    expect(shares).toBe(workingMinutesOf(procedure.processing));
  });

  it.each(each)('%s is signed once, then issued last', (_, { steps }) => {
    const kinds = steps.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind !== 'work')).toEqual(['sign', 'issue']);
    expect(kinds.at(-1)).toBe('issue');
  });

  it.each(each)('%s belongs to a unit and a field of that unit', (_, { unitCode, fieldCode }) => {
    expect(sampleFields).toContainEqual(expect.objectContaining({ code: fieldCode, unitCode }));
  });

  it.each(each)('%s has somebody for the counter and for every step', (_, { unitCode, steps }) => {
    const desks = [{ unitCode, role: 'clerk' }, ...steps.map((step) => ({ unitCode, ...step }))];
    for (const desk of desks) {
      const holders = sampleStaff.filter((staff) => staff.unitCode === desk.unitCode && staff.role === desk.role);
      expect(holders, `${desk.role} of ${desk.unitCode}`).not.toEqual([]);
    }
  });

  it.each(each)('%s names components and steps once', (_, { components, steps }) => {
    for (const keys of [components.map(({ key }) => key), steps.map(({ key }) => key)]) {
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it.each(each)('%s asks for money at some time exactly if it has fees', (_, { payment, fees }) => {
    expect(payment.timing === 'never').toBe(fees.rules.length === 0);
  });

  it.each(each)('%s quotes its fees without refusal when the defaults are left', (_, procedure) => {
    for (const channel of ['online', 'counter', 'post'] as const) {
      for (const homeReturn of [false, true]) {
        expect(quote(procedure.code, { channel, homeReturn })).toMatchObject({ ok: true });
      }
    }
  });

  it.each(each)('%s says in the fee’s name or basis when its amount is made up', (_, { fees }) => {
    for (const rule of fees.rules.filter(({ confidence }) => confidence === 'sample')) {
      expect(`${rule.name.vi} ${rule.legalBasis}`).toContain('mẫu');
    }
  });

  it.each(each)('%s has a form whose questions are in both languages and whose defaults are right', (_, { form }) => {
    const ajv = new Ajv2020({ strict: true, keywords: ['x-en'] });
    const questions = form['properties'] as Record<string, Record<string, unknown>>;
    for (const [key, question] of Object.entries(questions)) {
      expect(question, key).toMatchObject({
        title: expect.any(String) as string,
        'x-en': expect.any(String) as string,
      });
      if ('default' in question) expect(ajv.validate(question, question['default']), key).toBe(true);
    }
    ajv.compile(form);
  });

  it('has a code of its own', () => {
    expect(new Set(sampleProcedures.map(({ code }) => code)).size).toBe(sampleProcedures.length);
  });
});

describe('the catalogue of the sample', () => {
  it('gives the Board at least 14 procedures in at least 5 fields, and the other units 3 each', () => {
    const of = (unitCode: string) => sampleProcedures.filter((procedure) => procedure.unitCode === unitCode);
    expect(of(unitCodes.board).length).toBeGreaterThanOrEqual(14);
    expect(new Set(of(unitCodes.board).map(({ fieldCode }) => fieldCode)).size).toBeGreaterThanOrEqual(5);
    expect(of(unitCodes.construction).length).toBeGreaterThanOrEqual(3);
    expect(of(unitCodes.justice).length).toBeGreaterThanOrEqual(3);
  });

  it('shows every payment timing, deadlines in hours and in fractions of days', () => {
    expect(new Set(sampleProcedures.map(({ payment }) => payment.timing))).toEqual(
      new Set(['never', 'onSubmission', 'onAcceptance', 'beforeReturn']),
    );
    expect(getProcedure('1.000665').processing).toEqual({ unit: 'workingHours', amount: 8 });
    expect(getProcedure('1.115336').processing.amount).toBe(6.25);
    expect(getProcedure('1.115338').processing.amount).toBe(4.75);
  });

  it('marks what was made up for the service of the guide', () => {
    const service = getProcedure('MAU.000001');
    expect(service.name.vi).toBe('Cung cấp thông tin về dự án đầu tư');
    expect(isSample(service.confidence.code)).toBe(true);
    expect(service.fees.rules.map(({ confidence }) => confidence)).toEqual(['sample', 'sample']);
    expect(isSample(service.confidence.processing)).toBe(false);
  });

  it('grades every step as sample, and code and time of another province’s procedures too', () => {
    expect(sampleProcedures.every(({ steps }) => steps.every(({ confidence }) => confidence === 'sample'))).toBe(true);
    for (const code of ['1.115336', '1.115338']) {
      expect(getProcedure(code).confidence).toMatchObject({ code: 'sample', processing: 'sample' });
    }
  });

  it('offers no criminal record certificates, which the departments no longer issue', () => {
    expect(sampleProcedures.filter(({ name }) => /lý lịch tư pháp/i.test(name.vi))).toEqual([]);
  });
});

describe('sample fees', () => {
  it('charge the service of the guide 50.000 đ, and postage only when the result goes home', () => {
    expect(quote('MAU.000001')).toMatchObject({ totalVnd: 50_000 });
    expect(quote('MAU.000001', { homeReturn: true })).toMatchObject({ totalVnd: 75_000 });
  });

  it('charge 60.000 đ for each set of certificates of origin, 30.000 đ for each reissued', () => {
    expect(quote('1.000665', { answers: { sets: 3 } })).toMatchObject({ totalVnd: 180_000 });
    expect(quote('1.001383', { answers: { sets: 2 } })).toMatchObject({ totalVnd: 60_000 });
  });

  it('charge 80 % for a practice certificate asked for online until the end of 2025, and all of it since', () => {
    expect(quote('1.013237', { at: '2025-12-31T23:00:00+07:00' })).toMatchObject({ totalVnd: 240_000 });
    expect(quote('1.013237', { at: '2025-12-31T23:00:00+07:00', channel: 'counter' })).toMatchObject({
      totalVnd: 300_000,
    });
    expect(quote('1.013237', { at: '2026-01-01T00:00:00+07:00' })).toMatchObject({ totalVnd: 300_000 });
  });

  it('charge half for reissuing a practice certificate, and nothing where the authority erred', () => {
    expect(quote('1.013217')).toMatchObject({ totalVnd: 150_000 });
    expect(quote('1.013217', { answers: { reason: 'authority-error' } })).toMatchObject({ totalVnd: 0 });
  });

  it('charge 8.000 đ a copy, and a digital citizen nothing online while the resolution lasts', () => {
    const answers = { copies: 4, digitalCitizen: true };
    expect(quote('2.000635', { answers })).toMatchObject({ totalVnd: 0 });
    expect(quote('2.000635', { answers, channel: 'counter' })).toMatchObject({ totalVnd: 32_000 });
    expect(quote('2.000635', { answers, at: '2027-03-01T08:00:00+07:00' })).toMatchObject({ totalVnd: 32_000 });
  });

  it('interpolate the appraisal fee between two investments and halve it while the reduction lasts', () => {
    const answers = { totalInvestmentVnd: 20_000_000_000 };
    const at = '2027-01-04T08:00:00+07:00';
    // Half-way between 0.019 % at 15 and 0.017 % at 25 billion: 0.018 % of 20 billion.
    expect(quote('1.013239', { answers, at })).toMatchObject({ totalVnd: 3_600_000 });
    expect(quote('1.013239', { answers })).toMatchObject({ totalVnd: 1_800_000 });
  });
});

describe('sample units and people', () => {
  it('gives the Board the counter and the phone numbers of the guide', () => {
    const board = sampleUnits.find(({ code }) => code === unitCodes.board);
    expect(board).toMatchObject({
      name: { vi: 'Ban Quản lý Khu kinh tế tỉnh Kon Tum' },
      counter: { vi: 'Quầy số 18' },
    });
    expect(board?.contacts.map(({ phone }) => phone)).toEqual([
      '(0260) 3797799, số máy lẻ 118',
      '(0260) 3910606',
      '(0260) 3797799',
    ]);
  });

  it('has a dossier prefix for each unit, in the form of a dossier code', () => {
    const prefixes = sampleUnits.map(({ dossierPrefix }) => dossierPrefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const prefix of prefixes) expect(`${prefix}-261123-0001`).toMatch(/^[0-9A-Z.]{3,30}-\d{6}-\d{4,7}$/);
  });

  it('has every role but the administrator in every unit that takes dossiers, two officers in each, and two administrators', () => {
    for (const unitCode of [unitCodes.board, unitCodes.construction, unitCodes.justice]) {
      const roles = sampleStaff.filter((staff) => staff.unitCode === unitCode).map(({ role }) => role);
      expect(new Set([...roles, 'administrator'])).toEqual(new Set(staffRoles));
      expect(roles.filter((role) => role === 'officer')).toHaveLength(2);
    }
    expect(sampleStaff.filter(({ role }) => role === 'administrator')).toHaveLength(2);
  });

  it('has nobody who could be mistaken for a real person', () => {
    const people = [...sampleApplicants, ...sampleStaff];
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    for (const { name, email } of people) {
      expect(name.split(' ')[1]).toBe('Mẫu');
      expect(email).toMatch(/^[a-z.]+@[a-z-]+\.example$/);
    }
    for (const { phone, personalId } of sampleApplicants) {
      expect(phone).toMatch(/^090000000\d$/);
      expect(personalId).toMatch(/^00000000000\d$/);
    }
  });

  it('lists how to sign in as each of them', () => {
    expect(sampleSignIns.map(({ email }) => email)).toEqual(
      [...sampleApplicants, ...sampleStaff].map(({ email }) => email),
    );
    expect(sampleSignIns).toContainEqual({
      role: 'clerk',
      unit: 'Ban Quản lý Khu kinh tế tỉnh Kon Tum',
      email: 'lan.clerk@bqlkkt.example',
    });
  });
});

describe('sample places', () => {
  interface Place {
    readonly code: string;
    readonly name: string;
  }
  const file = new URL('../../db/places/administrative-units.json', import.meta.url);
  const provinces = JSON.parse(readFileSync(file, 'utf8')) as (Place & { readonly communes: Place[] })[];

  it('are 34 provinces and 3,321 communes, each code once and in the form addresses ask for', () => {
    const communes = provinces.flatMap((province) => province.communes);
    expect(provinces).toHaveLength(34);
    expect(new Set(communes.map(({ code }) => code)).size).toBe(3321);
    expect(communes.every(({ code }) => /^\d{5}$/.test(code))).toBe(true);
    expect(provinces.every(({ code }) => /^\d{2}$/.test(code))).toBe(true);
  });

  it('contain where the sample units and people live', () => {
    for (const { communeCode, provinceCode } of [sampleSeat, ...sampleApplicants]) {
      const province = provinces.find(({ code }) => code === provinceCode);
      expect(province?.communes.map(({ code }) => code)).toContain(communeCode);
    }
  });
});

describe('times by case and limits inside them', () => {
  it('are asked for by the form, and every case is shown somewhere', () => {
    const times = sampleProcedures.flatMap(({ code, cases = [] }) =>
      cases.map(({ processing }) => `${code} ${processing.amount}`),
    );
    expect(times).toEqual(
      expect.arrayContaining(['1.009647 3', '1.009664 5', '1.009759 12', '1.009759 5', '1.009794 12', '1.013239 12']),
    );
    expect(getProcedure('1.013239').cases).toHaveLength(5);
  });

  it('show every kind of limit', () => {
    const limits = sampleProcedures.flatMap((procedure) => procedure.limits ?? []);
    for (const kind of ['consultWithin', 'replyWithin', 'refuseWithin', 'cutoffTime'] as const) {
      expect(
        limits.filter((one) => one[kind] !== undefined),
        kind,
      ).not.toEqual([]);
    }
    expect(limits.filter(({ consultationPauses }) => consultationPauses)).not.toEqual([]);
  });

  it('charge certified copies by two rates and a cap', () => {
    const total = (pages: number) => quote('MAU.000002', { channel: 'counter', answers: { pages } });
    expect(total(5)).toMatchObject({ totalVnd: 7_000 });
    expect(total(500)).toMatchObject({ totalVnd: 200_000 });
    expect(quote('MAU.000002', { answers: { kind: 'contract' } })).toMatchObject({ totalVnd: 50_000 });
  });
});
