import { forgetPushSubscription, takePushes, type PushToSend } from '../../db/queries/push-subscriptions.ts';
import type { DueNotice } from '../../db/queries/notices.ts';
import { portalPlaces } from '../../domain/places.ts';
import type { PushMessage } from '../../integrations/push/push-service.ts';
import type { NoticeSending } from './send-notices.ts';
import { say } from './words.ts';

/**
 * Tells the applicant's browsers that there is news, each once a notice. A push only points at the page where the news
 * is; what cannot be sent is left, and never holds up the mail.
 */
export async function pushNotice({ db, push, log }: NoticeSending, notice: DueNotice): Promise<void> {
  if (push === undefined) return;
  for (const to of await takePushes(db, notice.id)) {
    try {
      const outcome = await push.send(to, composePush(to, notice));
      if (outcome === 'gone') await forgetPushSubscription(db, to.id);
    } catch (error) {
      log.warn({ noticeId: notice.id, err: error }, 'A push could not be sent');
    }
  }
}

/** Whoever holds the device sees a push without signing in: it says neither whose dossier it is nor which. */
const words = {
  title: say('Một Cửa', 'Một Cửa'),
  body: say('Hồ sơ của bạn có tin mới. Mở để xem.', 'There is news of your dossier. Open it to see.'),
};

function composePush({ code, locale }: PushToSend, { id }: DueNotice): PushMessage {
  return {
    title: words.title[locale],
    body: words.body[locale],
    path: code === null ? portalPlaces.home : portalPlaces.dossier(code),
    tag: id,
  };
}
