import { followParcel } from '../parcel/follow-parcel.ts';

/** Input of `homeReturnWorkflow`: parcel `no` of a dossier, with what the clerk weighed. */
export interface HomeReturnInput {
  readonly dossierId: string;
  readonly no: number;
  readonly weightGrams: number;
}

/**
 * The result goes home by post: ordered, taken over, on its way, delivered; after two tries in vain it is back at the
 * counter. An address the carrier does not take leaves it at the counter, too.
 */
export async function homeReturnWorkflow(input: HomeReturnInput): Promise<'delivered' | 'backAtCounter' | 'lost'> {
  const { dossierId, no, weightGrams } = input;
  const end = await followParcel({ dossierId, direction: 'deliver', no }, weightGrams);
  switch (end) {
    case 'delivered':
    case 'lost':
      return end;
    case 'cameBack':
    case 'notTaken':
      return 'backAtCounter';
  }
}
