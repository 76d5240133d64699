import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../config.ts';
import { environmentFor } from '../../stack/environment.ts';
import { planParts } from '../../stack/parts.ts';
import { openSecrets } from '../../stack/secrets.ts';
import { readSettings } from '../../stack/settings.ts';
import { temporaryDirectory } from '../support/directory.ts';

function partNames(given: Record<string, string>): string[] {
  const secrets = openSecrets(join(temporaryDirectory(), 'secrets.json'));
  const settings = readSettings(given);
  const environment = environmentFor(settings, secrets, given);
  return planParts({ settings, secrets, environment })
    .filter((part) => part.ports.length > 0)
    .map((part) => part.name);
}

describe('the secrets of an installation', () => {
  it('are made at random, kept, and readable by their owner only', () => {
    const file = join(temporaryDirectory(), 'new', 'secrets.json');
    const first = openSecrets(file);
    expect(openSecrets(file)).toEqual(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openSecrets(join(temporaryDirectory(), 'secrets.json')).AUTH_SECRET).not.toBe(first.AUTH_SECRET);
  });

  it('are refused, not replaced, when the file is damaged', () => {
    const file = join(temporaryDirectory(), 'secrets.json');
    writeFileSync(file, '{"AUTH_SECRET":');
    expect(() => openSecrets(file)).toThrow(/is damaged \(not JSON\): restore it/);
    expect(readFileSync(file, 'utf8')).toBe('{"AUTH_SECRET":');
  });
});

describe('the environment', () => {
  it('needs nothing: the embedded parts fill every setting of the worker and the API', () => {
    const secrets = openSecrets(join(temporaryDirectory(), 'secrets.json'));
    const environment = environmentFor(readSettings({}), secrets, {});
    const config = loadConfig(environment);
    expect(config.database.url).toMatch(/^postgres:\/\/motcua:.+@127\.0\.0\.1:5439\/motcua$/);
    expect(config.vnpay.hashSecret).toBe(secrets.VNPAY_HASH_SECRET);
  });

  it('replaces each embedded part by the address it names', () => {
    expect(partNames({})).toEqual(['database', 'temporal', 'mailbox', 'bank', 'post', 'api']);
    expect(partNames({ DATABASE_URL: 'postgres://db.example/x' })).not.toContain('database');
    expect(partNames({ TEMPORAL_ADDRESS: 'temporal.example:7233' })).not.toContain('temporal');
    expect(partNames({ SMTP_URL: 'smtp://mail.example' })).not.toContain('mailbox');
    const carrier = {
      POST_API_URL: 'https://post.example',
      POST_CUSTOMER_KEY: 'k',
      POST_SECRET: 's',
      POST_CALLBACK_SECRET: 'c',
    };
    expect(partNames(carrier)).not.toContain('post');
  });

  it('keeps the worker of the embedded Temporal unversioned, where nobody would make its build current', () => {
    const secrets = openSecrets(join(temporaryDirectory(), 'secrets.json'));
    const versionFor = (given: Record<string, string>) =>
      loadConfig(environmentFor(readSettings(given), secrets, given)).temporal.deploymentVersion;
    const build = { TEMPORAL_WORKER_BUILD_ID: 'a1b2c3' };
    expect(versionFor(build)).toBeUndefined();
    expect(versionFor({ ...build, TEMPORAL_ADDRESS: 'temporal.example:7233' })).toEqual({
      deploymentName: 'mot-cua',
      buildId: 'a1b2c3',
    });
  });

  it('is refused in one sentence that names the variable', () => {
    expect(() => readSettings({ BANK_PORT: 'ninety' })).toThrow(/^The environment cannot be used: BANK_PORT: /);
    expect(() => readSettings({ VNPAY_PAY_URL: 'https://pay.example/' })).toThrow(
      /VNPAY_PAY_URL is set, so its keys are needed too: set VNPAY_API_URL, VNPAY_TMN_CODE, VNPAY_HASH_SECRET/,
    );
  });
});
