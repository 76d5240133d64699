import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { sampleStaff } from '../../db/sample/staff.ts';
import { accounts, credentials } from '../../db/schema/index.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';

/** The mailbox of the first member of the sample's staff with this role in a unit. @throws Error when there is none. */
export function staffEmail(unitCode: string, role: StaffRole): string {
  const found = sampleStaff.find((one) => one.unitCode === unitCode && one.role === role);
  if (found === undefined) throw new Error(`The sample has no ${role} in ${unitCode}`);
  return found.email;
}

/** Makes another citizen with the password of the sample's, so that limits per account are not met. */
export async function copyCitizen(db: Database, email: string): Promise<void> {
  const [model] = await db
    .select({ account: accounts, credential: credentials })
    .from(accounts)
    .innerJoin(credentials, eq(credentials.accountId, accounts.id))
    .where(eq(accounts.kind, 'citizen'))
    .limit(1);
  if (model === undefined) throw new Error('The sample has no citizen');
  const id = newId();
  await db.insert(accounts).values({ ...model.account, id, email });
  await db.insert(credentials).values({ ...model.credential, id: newId(), accountId: id, providerAccountId: id });
}
