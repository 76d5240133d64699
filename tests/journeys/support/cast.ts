import { sampleSignIns } from '../../../db/sample/staff.ts';
import type { StaffRole } from '../../../domain/lifecycle/roles.ts';
import type { Installation } from '../../../stack/installation.ts';
import type { Album } from './album.ts';
import { Bank } from './bank.ts';
import { Citizen } from './citizen.ts';
import { Mailbox } from './mailbox.ts';
import { PostOffice } from './post-office.ts';
import { StaffMember } from './staff-member.ts';
import type { WatchedBrowser } from './watched-browser.ts';

/** The unit of the guide; its staff work on the dossiers. */
export const guideUnit = 'Ban Quản lý Khu kinh tế tỉnh Kon Tum';

interface Stage {
  readonly installation: Pick<Installation, 'addresses' | 'secrets'>;
  readonly browser: WatchedBrowser;
  readonly album: Album;
}

/** Everybody in a journey, each at a machine of their own. */
export function castOn({ installation: { addresses, secrets }, browser, album }: Stage) {
  return {
    bank: new Bank(addresses.bank, album),
    mailboxOf: (email: string) => new Mailbox(email, addresses.mailbox),

    async citizen(who: string): Promise<Citizen> {
      const citizen = new Citizen(await browser.openFor(who), { portalUrl: addresses.api, album });
      await citizen.goHome();
      return citizen;
    },

    /** Somebody in this role, signed in to the console: in the guide's unit, unless another is named. */
    async staff(role: StaffRole, unit = guideUnit): Promise<StaffMember> {
      const account = sampleSignIns.find((one) => one.role === role && one.unit === unit);
      if (account === undefined) throw new Error(`The sample has no ${role} in ${unit}`);
      const member = new StaffMember(await browser.openFor(role), { consoleUrl: `${addresses.api}/quan-tri/`, album });
      await member.signIn(account.email, secrets.SAMPLE_PASSWORD);
      return member;
    },

    async postOffice(): Promise<PostOffice> {
      return new PostOffice(await browser.openFor('postman'), { url: addresses.post, album });
    },
  };
}
