import {
  MadeUpCard,
  SimulateFamilyCardDecisionInput,
  SimulateFamilyCardDecisionResult,
  SimulateFamilyCardDecisionSuccess,
} from '@meisai/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  findApplication,
  makeUpNumber,
  readApplicationKey,
  viewApplication,
  viewFamilyRefusal,
  type ApplicationKey,
} from '../family/index.js';
import { MemberAct, requireViewer, viewSharedRefusal, type RequestContext } from '../platform/index.js';
import { simulateFamilyCardDecision } from './simulate-family-card-decision.js';

/** What a developer makes up in place of the issuer's desk. */
@Resolver()
export class FamilyCardSimulationResolver {
  @MemberAct()
  @Mutation(() => SimulateFamilyCardDecisionResult, {
    description:
      'Makes up the issuer’s decision on an application for a family card; issued, its holder can register with the card in the answer.',
  })
  async simulateFamilyCardDecision(
    @Arg('input', () => SimulateFamilyCardDecisionInput, { description: 'The application, and what becomes of it.' })
    input: SimulateFamilyCardDecisionInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const { language } = context;
    const key = readApplicationKey(input.applicationId);
    if (key === null) return viewFamilyRefusal('FAMILY_CARD_APPLICATION_NOT_FOUND', language);
    const { kind } = await simulateFamilyCardDecision(context, requireViewer(context), key, input);
    if (kind === 'IDEMPOTENCY_KEY_REUSED') return viewSharedRefusal(kind, language);
    return kind === 'DONE' ? viewDecision(context, key) : viewFamilyRefusal(kind, language);
  }
}

async function viewDecision(context: RequestContext, key: ApplicationKey): Promise<SimulateFamilyCardDecisionSuccess> {
  const row = await findApplication(context.em, requireViewer(context).memberId, key);
  if (row === null) throw new Error('An application is not there that was decided a moment ago.');
  const number = makeUpNumber(context.services.keys, key);
  // A card that was issued otherwise has another number: that one is not ours to tell.
  const isMadeUp = row.cardExpiry !== null && row.cardLastFour === number.slice(-4);
  return Object.assign(new SimulateFamilyCardDecisionSuccess(), {
    application: viewApplication(row),
    madeUpCard: isMadeUp ? Object.assign(new MadeUpCard(), { number, expiry: row.cardExpiry }) : null,
  });
}
