import { alignVersion, findApplication, listOrphans, type ApplicationRow } from '../db/queries/applications.ts';
import { Problem } from './http/problem.ts';
import type { ApiParts } from './parts.ts';

/** Reading an applicant's own applications; those of others do not exist here. */
export interface OwnApplications {
  /** The application as it must be shown, under the version published by now. @throws Problem `not_found`. */
  readonly getOwn: (id: string, accountId: string) => Promise<ApplicationRow>;
  /** One that can still be written. @throws Problem `not_found`, `application_closed`. */
  readonly getOpen: (id: string, accountId: string) => Promise<ApplicationRow>;
  /** Removes contents nobody refers to any more. A crash before this leaves bytes, never a reference to none. */
  readonly forget: (refs: readonly string[]) => Promise<void>;
}

export function openOwnApplications({ db, files }: Pick<ApiParts, 'db' | 'files'>): OwnApplications {
  const getOwn = async (id: string, accountId: string): Promise<ApplicationRow> => {
    await alignVersion(db, id, accountId);
    const application = await findApplication(db, id, accountId);
    if (application === undefined) throw new Problem('not_found');
    return application;
  };
  return {
    getOwn,
    async getOpen(id, accountId) {
      const application = await getOwn(id, accountId);
      if (application.dossier.status !== 'draft') throw new Problem('application_closed');
      return application;
    },
    async forget(refs) {
      for (const ref of await listOrphans(db, refs)) await files.remove(ref);
    },
  };
}
