import { followParcel } from '../parcel/follow-parcel.ts';

/** Input of `homeCollectionWorkflow`. */
export interface HomeCollectionInput {
  readonly dossierId: string;
  readonly no: number;
}

/** What a bundle of papers is taken to weigh until somebody weighs it; a setting of ours. */
const assumedWeightGrams = 250;

/** The post fetches the papers from the applicant's home and brings them to the counter, or does not. */
export async function homeCollectionWorkflow({ dossierId, no }: HomeCollectionInput): Promise<'arrived' | 'failed'> {
  const end = await followParcel({ dossierId, direction: 'collect', no }, assumedWeightGrams);
  return end === 'delivered' ? 'arrived' : 'failed';
}
