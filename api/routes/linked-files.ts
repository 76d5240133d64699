import { findLinkedFile } from '../../db/queries/linked-files.ts';
import { logRead } from '../../db/queries/read-log.ts';
import { portalPlaces } from '../../domain/places.ts';
import { createSignedLinks } from '../../integrations/files/signed-links.ts';
import { linkedFilesContract } from '../contract/linked-files.ts';
import { sendFile } from '../http/downloads.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { sendResult } from '../send-result.ts';
import { isForApplicant } from '../views/my-dossier.ts';

/** Files opened by a link from a mail: one link, one file, for whoever has the link and as long as it holds. */
export function linkedFileRoutes({ db, files, limits, config }: ApiParts): BoundRoute[] {
  const links = createSignedLinks({ secret: config.auth.secret, days: config.downloadLinks.days });
  return [
    bind(linkedFilesContract.getLinkedFile, async ({ params: { fileId }, query, request, response }) => {
      const address = request.ip ?? '';
      await limits.check('track', address);
      const standing = config.downloadLinks.days === 0 ? 'ended' : links.check(fileId, query, new Date());
      if (standing === 'ended') {
        response.redirect(303, portalPlaces.linkEnded);
        return undefined;
      }
      if (standing === 'forged') {
        await limits.record('track', address);
        throw new Problem('not_found', { detail: wrongLink });
      }
      const found = await findLinkedFile(db, fileId);
      if (found === undefined) throw new Problem('not_found', { detail: wrongLink });
      const { file, code, accountId, state } = found;
      if (!isForApplicant(file, state)) throw new Problem('not_found', { detail: wrongLink });
      await logRead(db, { dossierId: file.dossierId, accountId, what: `link:${file.name}` });
      if (file.purpose === 'result')
        await sendResult(response, files, { file, code, returnMethod: state.returnMethod });
      else await sendFile(response, files, file, 'inline');
      return undefined;
    }),
  ];
}

const wrongLink = {
  vi: 'Liên kết không đúng, hoặc tệp không còn. Hãy mở lại liên kết trong thư, hoặc đăng nhập để xem trang hồ sơ.',
  en: 'The link is wrong, or the file is gone. Open the link in the mail again, or sign in to see the dossier.',
};
