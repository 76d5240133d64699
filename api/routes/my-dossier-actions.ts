import { isRecorded } from '../../db/queries/action-requests.ts';
import { findStandingByCode, type DossierStanding } from '../../db/queries/dossier-standing.ts';
import { getDefinition } from '../../db/queries/procedure-versions.ts';
import { stageFile } from '../../db/queries/applicant-files.ts';
import { findPaper } from '../../domain/authority.ts';
import type { ComponentDefinition } from '../../domain/procedure/definition.ts';
import { getRow, type Action } from '../../domain/lifecycle/transitions.ts';
import { applicantViewer, listAllowed, type Viewer } from '../allowed-actions.ts';
import { myDossiersContract } from '../contract/my-dossiers.ts';
import { doAction, parseInput, type ActionCall } from '../do-action.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute, type Call } from '../http/route-binding.ts';
import { receiveFile, receiveUpload, type ReceivedFile } from '../http/uploads.ts';
import { openOwnApplications } from '../own-applications.ts';
import type { ApiParts } from '../parts.ts';
import { recallParcel } from '../recall-parcel.ts';
import { rateOnce } from '../rate-dossier.ts';
import { problemOf } from '../refusals.ts';
import { checkStagedFor, takeStaged } from '../send-supplement.ts';
import { shownFile } from '../views/files.ts';
import { hrefIn, readMyDossier } from '../views/my-dossier.ts';

/** An applicant at a dossier of their own. */
interface AtOwn {
  readonly standing: DossierStanding;
  readonly viewer: Viewer;
}

type ActingCall = Call<(typeof myDossiersContract)['actOnMyDossier']>;
type Asked = Pick<ActionCall, 'action' | 'input'> & Partial<Pick<ActionCall, 'expectedSeq' | 'inputAt'>>;

/** What an applicant does with a dossier of theirs. Every route answers the dossier as it stands afterwards. */
export function myDossierActionRoutes(parts: ApiParts): BoundRoute[] {
  const { db } = parts;
  const { forget } = openOwnApplications(parts);

  const atOwn = async (accountId: string, code: string): Promise<AtOwn> => {
    const standing = await findStandingByCode(db, code);
    if (standing?.accountId !== accountId) throw new Problem('not_found');
    return { standing, viewer: applicantViewer(accountId) };
  };

  /** The component somebody brings a supplement for. @throws Problem `action_not_allowed`, `validation_failed`. */
  const atAsked = async (accountId: string, { code, key }: { readonly code: string; readonly key: string }) => {
    const { standing, viewer } = await atOwn(accountId, code);
    requireAllowed('supplement', { standing, viewer });
    const component = findPaper(await getDefinition(db, standing.procedureVersionId), key);
    if (component === undefined) throw unknownComponent();
    return { dossierId: standing.id, component };
  };
  const termsOf = ({ accepts: accept }: ComponentDefinition, name: string | undefined) => ({
    maxBytes: parts.config.files.maxBytes,
    accept,
    name,
  });
  const stage = async (
    { dossierId, accountId, code }: { readonly dossierId: string; readonly accountId: string; readonly code: string },
    { key: componentKey }: ComponentDefinition,
    { name, type: kind, sizeBytes, ref }: ReceivedFile,
  ) => shownFile(await stageFile(db, { dossierId, accountId, componentKey, name, kind, sizeBytes, ref }), hrefIn(code));

  type Acting = Pick<ActingCall, 'principal' | 'params' | 'identity' | 'language'>;

  const show = ({ principal, params }: Acting) => readMyDossier(db, principal.accountId, params.code);

  /** Whether this very request has been carried out before. */
  const isDone = ({ standing }: AtOwn, { identity }: Acting) => isRecorded(db, standing.id, identity.id);

  const act = async (own: AtOwn, { identity, language }: Acting, asked: Asked): Promise<void> =>
    doAction({ parts, ...own, identity, language, ...asked });

  const rate = (own: AtOwn, { identity, principal }: Acting, given: { stars: number; comment?: string | undefined }) =>
    rateOnce(db, { ...own, identity, accountId: principal.accountId, ...given });

  return [
    bind(myDossiersContract.actOnMyDossier, async (call) => {
      const own = await atOwn(call.principal.accountId, call.params.code);
      const { action, input, expectedSeq } = call.body;
      if (action === 'rate') {
        const rating = ratingOf(parseInput(getRow('rate').input, { input, language: call.language }));
        await rate(own, call, rating);
        return show(call);
      }
      if (action === 'supplement' && !(await isDone(own, call))) {
        const { components } = parseInput(getRow('supplement').input, { input, language: call.language });
        await checkStagedFor(db, own, Array.isArray(components) ? components.map(String) : []);
      }
      await act(own, call, { action, input, expectedSeq });
      return show(call);
    }),

    bind(myDossiersContract.stageSupplement, async ({ principal: { accountId }, params, query, request }) => {
      const { dossierId, component } = await atAsked(accountId, params);
      const received = await receiveFile(request, parts.files, termsOf(component, query.name));
      return stage({ dossierId, accountId, code: params.code }, component, received);
    }),

    bind(myDossiersContract.stageUpload, async ({ principal: { accountId }, params, body }) => {
      const { dossierId, component } = await atAsked(accountId, params);
      const received = await receiveUpload(parts, { accountId, ...body }, termsOf(component, body.name));
      const staged = await stage({ dossierId, accountId, code: params.code }, component, received);
      await parts.uploads.remove(body.uploadId);
      return staged;
    }),

    bind(myDossiersContract.supplementMyDossier, async (call) => {
      const own = await atOwn(call.principal.accountId, call.params.code);
      const { files, note } = call.body;
      let dropped: readonly string[] = [];
      if (!(await isDone(own, call))) {
        requireAllowed('supplement', own);
        dropped = await takeStaged(db, own, files);
      }
      const components = [...new Set(files.map(({ component }) => component))];
      const input = { components, ...(note === undefined ? {} : { note }) };
      try {
        await act(own, call, { action: 'supplement', input, inputAt: '' });
      } finally {
        // Sent or not, it is staged no more.
        await forget(dropped);
      }
      return show(call);
    }),

    bind(myDossiersContract.withdrawMyDossier, async (call) => {
      const own = await atOwn(call.principal.accountId, call.params.code);
      const isAccepted = own.standing.state.clock !== null;
      const action = isAccepted ? 'requestWithdrawal' : 'withdraw';
      // Nobody is asked for a reason for something that is not possible anyway.
      if (isAccepted && call.body.reason === undefined) requireAllowed(action, own);
      await act(own, call, { action, input: call.body, inputAt: '' });
      return show(call);
    }),

    bind(myDossiersContract.changeMyReturn, async (call) => {
      const own = await atOwn(call.principal.accountId, call.params.code);
      await act(own, call, { action: 'changeReturn', input: call.body, inputAt: '' });
      return show(call);
    }),

    bind(myDossiersContract.recallMyParcel, async ({ principal: { accountId }, params: { code, deliveryId } }) => {
      const { standing } = await atOwn(accountId, code);
      await recallParcel(parts, { dossierId: standing.id, deliveryId, accountId, role: 'applicant' });
      return readMyDossier(db, accountId, code);
    }),

    bind(myDossiersContract.rateMyDossier, async (call) => {
      await rate(await atOwn(call.principal.accountId, call.params.code), call, call.body);
      return show(call);
    }),
  ];
}

/** @throws Problem `action_not_allowed` when the applicant cannot do this now, whatever is filled in. */
function requireAllowed(action: Action, { standing, viewer }: AtOwn): void {
  if (listAllowed(standing, viewer).includes(action)) return;
  throw problemOf({ code: 'not_in_this_status' }, standing, viewer);
}

function ratingOf({ stars, comment }: Readonly<Record<string, unknown>>) {
  return { stars: Number(stars), comment: typeof comment === 'string' ? comment : undefined };
}

function unknownComponent(): Problem {
  return faultyField('params.key', 'unknown_component', {
    vi: 'Thủ tục không có thành phần này. Chọn thành phần trong yêu cầu bổ sung.',
    en: 'The procedure has no such component. Choose one of those asked for.',
  });
}
