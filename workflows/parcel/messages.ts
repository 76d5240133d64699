import { defineSignal } from '@temporalio/workflow';

/** Which parcel of a dossier: papers collected from home, or a result delivered there. */
export interface ParcelKey {
  readonly dossierId: string;
  readonly direction: 'collect' | 'deliver';
  readonly no: number;
}

/** The id of a parcel's workflow. */
export function parcelWorkflowId({ dossierId, direction, no }: ParcelKey): string {
  return `dossier:${dossierId}:${direction}:${no}`;
}

/** What the carrier said, as far as it matters here. `eventId` is theirs: the same event may come many times. */
export interface ParcelNews {
  readonly eventId: string;
  readonly status: string;
}

/** The carrier reports on the parcel. Any order, any number of times. */
export const parcelNewsSignal = defineSignal<[ParcelNews]>('parcelNews');

/** Nobody waits for this parcel any more: call the post off if it can still be called off. */
export const abandonParcelSignal = defineSignal('abandonParcel');
