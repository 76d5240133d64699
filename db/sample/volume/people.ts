import { inArray } from 'drizzle-orm';
import { searchText } from '../../../domain/search-text.ts';
import type { Database } from '../../client.ts';
import { accounts, type ApplicantData } from '../../schema/index.ts';
import { sampleApplicants } from '../staff.ts';
import { sampleSeat } from '../units.ts';

/** An applicant of the sample: an account whose holder's middle name is Mẫu, and nobody's in truth. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** As the search sees it. */
  readonly plainName: string;
  readonly phone: string;
  readonly personalId: string;
  readonly email: string;
}

const families = 'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Trịnh Đào'.split(' ');
const secondNames =
  'An Bảo Bích Chí Công Diệu Đình Đức Gia Hải Hạnh Hoài Hồng Hữu Khánh Kim Lan Mạnh Minh Mỹ Ngọc Nhật Phương Quang Quốc Thanh Thảo Thị Thu Tuấn'.split(
    ' ',
  );
const givenNames =
  'Anh Ánh Bình Châu Chi Cường Dung Duy Đạt Điệp Giang Hà Hân Hiếu Hòa Huệ Hùng Hương Khôi Kiên Lâm Liên Linh Loan Long Mai Nam Nga Nhung Oanh Phúc Quân Quyên Sơn Tâm Thắng Thúy Trang Tú Vân'.split(
    ' ',
  );

/** Enough applicants for so many dossiers that each has some forty: the same ones each time. */
export async function ensurePeople(db: Database, dossiers: number): Promise<Person[]> {
  const wanted = Math.max(20, Math.ceil(dossiers / 40));
  const made = Array.from({ length: wanted }, (_, nth) => inventPerson(nth));
  for (let from = 0; from < wanted; from += 2000) {
    const batch = made.slice(from, from + 2000).map(({ name, email, phone, personalId }) => ({
      ...{ name, email, phone, personalId, ...sampleSeat },
      kind: 'citizen' as const,
      emailVerified: true,
      addressLine: 'Thôn Mẫu',
    }));
    await db.insert(accounts).values(batch).onConflictDoNothing({ target: accounts.email });
  }
  const byEmail = new Map([...made, ...signedUp].map((person) => [person.email, person]));
  const people: Person[] = [];
  const emails = [...byEmail.keys()];
  for (let from = 0; from < emails.length; from += 2000) {
    const rows = await db
      .select({ id: accounts.id, email: accounts.email })
      .from(accounts)
      .where(inArray(accounts.email, emails.slice(from, from + 2000)))
      .orderBy(accounts.email);
    for (const { id, email } of rows) {
      const person = byEmail.get(email);
      if (person !== undefined) people.push({ ...person, id });
    }
  }
  return people;
}

/** Those who can sign in have dossiers as well. */
const signedUp = sampleApplicants
  .filter(({ kind }) => kind === 'citizen')
  .map(({ name, email, phone, personalId }) => ({ name, plainName: searchText(name), email, phone, personalId }));

function inventPerson(nth: number): Omit<Person, 'id'> {
  const family = families[nth % families.length] ?? '';
  const given = givenNames[Math.floor(nth / families.length) % givenNames.length] ?? '';
  const second = secondNames[Math.floor(nth / (families.length * givenNames.length)) % secondNames.length] ?? '';
  const name = `${family} Mẫu ${second} ${given}`;
  const digits = String(nth).padStart(6, '0');
  return {
    name,
    plainName: searchText(name),
    phone: `0901${digits}`,
    personalId: `000001${digits}`,
    email: `mau-${digits}@${volumeDomain}`,
  };
}

/** Mailboxes of these applicants; under the reserved top-level domain `.example`, as all of the sample. */
const volumeDomain = 'ho-so-mau.example';

/** What such a person gives of themselves with a dossier. */
export function applicantDataOf({ name, email, phone, personalId }: Person): ApplicantData {
  return { kind: 'citizen', name, email, phone, personalId, address: { line: 'Thôn Mẫu', ...sampleSeat } };
}
