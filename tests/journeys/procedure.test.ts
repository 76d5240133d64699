import { describe, expect, it } from 'vitest';
import type { ProcedurePreview } from '../../api/contract/procedures.ts';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { samplePdf } from '../../db/sample/documents.ts';
import { sampleSignIns } from '../../db/sample/staff.ts';
import { unitCodes } from '../../db/sample/units.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { findTask, pay, submitDossier, untilStatus, workOn, type Meter } from '../../stack/driver/journey.ts';
import { staffEmail } from '../../stack/driver/people.ts';
import { Session } from '../../stack/driver/session.ts';
import { openAlbum } from './support/album.ts';
import { ProcedureAuthor } from './support/procedure-author.ts';
import { setStage } from './support/stage.ts';

const code = 'MAU.JOURNEY';
const answers = { purpose: 'trade', copies: 3, poor: false };

describe('a procedure made in the console alone', () => {
  const stage = setStage();

  it('is written part by part, mended where the check says so, and published', async () => {
    const { installation, browser } = stage;
    const album = openAlbum('test-results/procedure');
    const page = await browser.openFor('administrator');
    const author = new ProcedureAuthor(page, album);
    await page.goto(`${installation.addresses.api}/quan-tri/procedures`);
    await page.getByLabel('Thư điện tử').fill(staffEmail(unitCodes.board, 'administrator'));
    await page.getByLabel('Mật khẩu').fill(installation.secrets.SAMPLE_PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();

    await page.getByRole('link', { name: 'Thủ tục mới' }).click();
    await page.getByLabel('Mã thủ tục').fill(code);
    await author.say(page.locator('main'), 'Tên thủ tục', ['Cấp bản sao mẫu', 'Sample copies']);
    await page.getByRole('button', { name: 'Thêm lĩnh vực…' }).click();
    const dialog = page.getByRole('dialog');
    await author.say(dialog, 'Lĩnh vực', ['Lĩnh vực mẫu', 'Sample field']);
    await dialog.getByRole('button', { name: 'Thêm', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await author.picture('create');
    await page.getByRole('button', { name: 'Bắt đầu soạn' }).click();

    await author.say(page.locator('main'), 'Tên kết quả', ['Bản sao mẫu', 'The sample copy']);
    await author.picture('general');
    await writePapers(author);
    await writeForm(author);
    await writeFees(author);
    await author.open('Nộp tiền');
    await author.choose(page.locator('main'), 'Thời điểm nộp phí', 'Khi tiếp nhận');
    await writeSteps(author);
    await setLimits(author);
    await publish(author);
    expect(browser.complaints).toEqual([]);
  }, 120_000);

  it('takes a citizen’s dossier through its fee, a consultation and all five steps', async () => {
    const { installation } = stage;
    const { addresses, secrets } = installation;
    const outside = { bankUrl: addresses.bank, postUrl: addresses.post };
    const signIn = (email: string) => new Session(addresses.api).signIn(email, secrets.SAMPLE_PASSWORD);
    const member = (role: StaffRole, unit: string = unitCodes.board) => signIn(staffEmail(unit, role));
    const citizen = await signIn(sampleSignIns.find(({ role }) => role === 'citizen')?.email ?? '');
    const [clerk, officer, lead, signer] = await Promise.all([
      member('clerk'),
      member('officer'),
      member('lead'),
      member('signer'),
    ]);
    const [otherOfficer, taxOfficer] = await Promise.all([
      member('officer', unitCodes.landAndEnvironment),
      member('officer', unitCodes.tax),
    ]);

    const preview = await citizen.call<ProcedurePreview>('POST', `/api/v1/procedures/${code}/preview`, {
      body: { answers, channel: 'online', applicant: 'citizen' },
    });
    expect(preview.fees.lines.map(({ amountVnd }) => amountVnd).toSorted((a, b) => a - b)).toEqual([
      15_000, 20_000, 40_000,
    ]);

    const wish = { procedureCode: code, returnMethod: 'counter', answers } as const;
    const dossier = await submitDossier(citizen, wish, plainly);
    await workOn(clerk, dossier, { action: 'accept', input: {} }, plainly);
    const { payments } = await citizen.call<MyDossier>('GET', `/api/v1/me/dossiers/${dossier}`);
    expect(payments.map(({ amountVnd, status }) => ({ amountVnd, status }))).toEqual([
      { amountVnd: preview.fees.totalVnd, status: 'awaited' },
    ]);
    await pay(citizen, dossier, outside);
    await untilStatus(citizen, dossier, 'processing');

    const task = await findTask(officer, dossier);
    await officer.call('POST', `/api/v1/tasks/${task.id}/claim`);
    const units = [unitCodes.tax];
    await act(officer, dossier, 'consult', { units, workingDays: 2, question: 'Xin ý kiến về thuế' });
    await act(taxOfficer, dossier, 'answerConsultation', { consultation: 1, answer: 'agree', text: 'Đồng ý' });

    const opinion = { action: 'completeStep', input: { opinion: 'Đủ điều kiện' } };
    await workOn(officer, dossier, opinion, plainly);
    await workOn(otherOfficer, dossier, opinion, plainly);
    await workOn(lead, dossier, opinion, plainly);
    const { id: resultFileId } = await signer.call<{ id: string }>(
      'POST',
      `/api/v1/dossiers/${dossier}/documents?purpose=result&name=ket-qua.pdf`,
      { file: samplePdf('Result') },
    );
    await workOn(signer, dossier, { action: 'sign', input: { positive: true, resultFileId } }, plainly);
    const issuedOn = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    await workOn(clerk, dossier, { action: 'issueResult', input: { number: '12/TB', issuedOn } }, plainly);
    const handedOver = { recipient: 'Nguyễn Mẫu Thử', identityChecked: true };
    await workOn(clerk, dossier, { action: 'handOver', input: handedOver }, plainly);
    const { status } = await untilStatus(citizen, dossier, 'returned');
    expect(status).toBe('returned');
    const { steps } = await lead.call<Dossier>('GET', `/api/v1/dossiers/${dossier}`);
    const done = steps.filter(({ state }) => state === 'done').map(({ name }) => name.vi);
    const written = ['Thẩm định hồ sơ', 'Kiểm tra thực địa', 'Lãnh đạo phòng duyệt', 'Ký kết quả', 'Phát hành kết quả'];
    expect(done.filter((name) => written.includes(name))).toEqual(written);
  }, 60_000);
});

const plainly: Meter = (_, step) => step();

const act = (by: Session, dossier: string, action: string, input: object) =>
  by.call('POST', `/api/v1/dossiers/${dossier}/actions`, { body: { action, input } });

async function writePapers(author: ProcedureAuthor): Promise<void> {
  await author.open('Thành phần hồ sơ');
  await author.page.getByRole('button', { name: 'Thêm giấy tờ' }).click();
  await author.say(author.at('components.0'), 'Tên giấy tờ', ['Đơn đề nghị', 'The request']);
  await author.picture('papers');
}

/** A choice, a number and a yes-or-no, tried out beside it. */
async function writeForm(author: ProcedureAuthor): Promise<void> {
  await author.open('Biểu mẫu');
  const purpose = await author.ask('Chọn một', 'purpose', ['Mục đích', 'Purpose']);
  for (const [no, value, words] of [
    [1, 'study', ['Học tập', 'Study']],
    [2, 'trade', ['Kinh doanh', 'Trade']],
  ] as const) {
    const option = purpose.getByRole('group', { name: `Lựa chọn ${no}` });
    await author.say(option, `Lựa chọn ${no}`, words);
    await option.getByLabel('Giá trị').fill(value);
    await option.getByLabel('Giá trị').blur();
  }
  const copies = await author.ask('Số nguyên', 'copies', ['Số bản sao', 'Number of copies']);
  await copies.getByLabel('Ít nhất').fill('1');
  await copies.getByLabel('Nhiều nhất').fill('20');
  await author.ask('Có hoặc không', 'poor', ['Hộ nghèo', 'Poor household']);
  const preview = author.page.getByRole('region', { name: 'Người nộp thấy' });
  await preview.getByLabel('Số bản sao').fill('3');
  await author.choose(preview, 'Mục đích', 'Kinh doanh');
  await author.picture('form');
}

/** One sum unless the applicant is poor, so much for each copy, a sum by purpose: with what they come to. */
async function writeFees(author: ProcedureAuthor): Promise<void> {
  await author.open('Phí, lệ phí');
  const fixed = await author.charge('Một mức cố định', ['Lệ phí', 'Charge']);
  await fixed.getByLabel('Số tiền').fill('20000');
  await fixed.getByRole('button', { name: 'Thêm điều kiện', exact: true }).click();
  await author.choose(fixed, 'Tùy theo', 'Hộ nghèo');
  await author.choose(fixed, 'Phải là', 'Không');
  const each = await author.charge('Theo số lượng', ['Phí bản sao', 'Fee for copies']);
  await each.getByLabel('Mỗi đơn vị').fill('5000');
  const byPurpose = await author.charge('Theo lựa chọn', ['Phí theo mục đích', 'Fee by purpose']);
  await byPurpose.getByLabel('Số tiền').nth(1).fill('40000');
  const quote = author.page.getByRole('region', { name: 'Tính thử' });
  await quote.getByText('Tổng cộng 75.000').waitFor();
  await author.picture('fees');
}

/** Five steps: one of another unit and one of the lead come before the signature; the rest of the time is distributed. */
async function writeSteps(author: ProcedureAuthor): Promise<void> {
  const { page } = author;
  await author.open('Các bước xử lý');
  await page.getByRole('button', { name: 'Thêm bước' }).click();
  await page.getByRole('button', { name: 'Thêm bước' }).click();
  const [field, review] = [author.at('steps.2'), author.at('steps.3')];
  await author.say(field, 'Tên bước', ['Kiểm tra thực địa', 'Look at the site']);
  await author.choose(field, 'Đơn vị', 'Sở Nông nghiệp và Môi trường');
  await author.say(review, 'Tên bước', ['Lãnh đạo phòng duyệt', 'Review']);
  await author.choose(review, 'Vai trò', 'Lãnh đạo phòng');
  await page.getByRole('button', { name: 'Chuyển lên: 3. Kiểm tra thực địa' }).click();
  await page.getByRole('button', { name: 'Chuyển lên: 4. Lãnh đạo phòng duyệt' }).click();
  await page.getByRole('button', { name: 'Chia phần còn lại' }).click();
  await page.getByText('Các bước cộng lại vừa đúng thời hạn 5 ngày làm việc.').waitFor();
  await author.picture('steps');
}

async function setLimits(author: ProcedureAuthor): Promise<void> {
  const { page } = author;
  await author.open('Thời hạn');
  await page.getByRole('button', { name: 'Đặt giới hạn' }).click();
  for (const limit of ['consultWithin', 'replyWithin']) {
    await author.at(`limits.${limit}`).first().getByRole('checkbox').check();
  }
  await page.getByLabel('Trong vòng').nth(1).fill('2');
  await author.picture('deadlines');
}

/** What is wrong first keeps it from being published; the check leads to it. */
async function publish(author: ProcedureAuthor): Promise<void> {
  const { page } = author;
  await author.open('Nộp tiền');
  await page.getByLabel('Chờ nộp phí').fill('0');
  await author.saved();
  await author.open('Kiểm tra và công bố');
  await page.getByText('Sửa hết lỗi rồi mới xem trước và công bố được.').waitFor();
  await page.getByRole('button', { name: 'Đến chỗ đó' }).first().click();
  await page.getByLabel('Chờ nộp phí').fill('10');
  await author.saved();
  await author.open('Kiểm tra và công bố');
  await page.getByText('Không có lỗi nào.').waitFor();
  await author.picture('review');
  await page.getByLabel('Lý do').fill('Quyết định mẫu 01/QĐ');
  await page.getByRole('button', { name: 'Công bố', exact: true }).click();
  await page.getByText('đang có hiệu lực').waitFor();
  await author.picture('versions');
}
