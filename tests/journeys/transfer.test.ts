import { describe, expect, it } from 'vitest';
import { sampleSignIns } from '../../db/sample/staff.ts';
import { sampleUnits, unitCodes } from '../../db/sample/units.ts';
import { Session } from '../../stack/driver/session.ts';
import { pay } from '../../stack/driver/journey.ts';
import { submitQuickDossier } from '../../stack/driver/quick-dossier.ts';
import { Accountant } from './support/accountant.ts';
import { openAlbum } from './support/album.ts';
import { castOn } from './support/cast.ts';
import { setStage } from './support/stage.ts';

const unit = sampleUnits.find(({ code }) => code === unitCodes.justice);

describe('a fee by bank transfer', () => {
  const stage = setStage();

  it('turns the page to paid by itself, and the accountant finds the books in order', async () => {
    const { installation, browser } = stage;
    const { addresses, secrets } = installation;
    const cast = castOn({ installation, browser, album: openAlbum('test-results/transfer') });
    const email = sampleSignIns.find(({ role }) => role === 'citizen')?.email ?? '';
    const account = { email, password: secrets.SAMPLE_PASSWORD };
    const session = await new Session(addresses.api).signIn(account.email, account.password);
    const { code, amountVnd } = await submitQuickDossier(session, 2);

    const citizen = await cast.citizen('citizen');
    await citizen.signIn(account);
    await citizen.openTransactions();
    const asked = await citizen.chooseTransfer(code);
    expect(asked.account).toBe(unit?.receivingAccount?.number);
    expect(asked.content).toMatch(/^MC\d{9}[A-Z]$/);
    await citizen.page.evaluate('document.documentElement.dataset.untouched = "yes"');
    const payer = await browser.openFor('payer');
    await cast.bank.transfer(payer, asked);
    await citizen.seesPaid();
    expect(await citizen.page.evaluate('document.documentElement.dataset.untouched')).toBe('yes');
    expect(await citizen.downloadReceipt()).toMatch(/^%PDF-/);

    const other = await submitQuickDossier(session, 3);
    await pay(session, other.code, { bankUrl: addresses.bank, postUrl: addresses.post });
    const settlement = await cast.bank.payOut(payer, asked.account);

    const accountant = new Accountant(
      await cast.staff('accountant', unit?.name.vi),
      openAlbum('test-results/accountant'),
    );
    await accountant.findsPaid(code, amountVnd);
    await accountant.findsPayoutUnexplained();
    await accountant.importsSettlement(settlement);
    await accountant.findsBooksInOrder();
    await accountant.opensAndClosesDrawer(100_000);
    const supervisor = new Accountant(
      await cast.staff('supervisor', unit?.name.vi),
      openAlbum('test-results/supervisor'),
    );
    await supervisor.takesOverDrawer();
    await accountant.findsBooksInOrder();
    expect(browser.complaints).toEqual([]);
  }, 120_000);
});
