import type { TypedCardProof } from '@meisai/schema/rules';
import { putErrand, type ErrandKind } from '../errands/index.js';
import { countAsk } from '../identity/index.js';
import type { RequestContext } from '../platform/index.js';
import { readCardProof, type CardProof, type CardProofRejection } from './read-card-proof.js';

export type AskedWithCard = { kind: 'ASKED' } | CardProofRejection;

/**
 * Lets anyone ask for something with a card's data. Nothing tells whether they fit: what is asked for is done after the answer,
 * which takes the same steps whatever is true.
 * @throws {TooManyRequests} when too much was asked from the same place on the network.
 * @throws {Overloaded} when too much is waiting already.
 */
export async function askWithCard(context: RequestContext, typed: TypedCardProof, errand: ErrandKind<CardProof>): Promise<AskedWithCard> {
  const { em, services, source } = context;
  const reading = await readCardProof(context, typed);
  if (reading.kind !== 'READ') return reading;
  await countAsk(em, source.address);
  await putErrand(em, services.keys, errand, { details: reading.proof, source });
  return { kind: 'ASKED' };
}
