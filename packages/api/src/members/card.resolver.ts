import {
  Card,
  CardFreezeSuccess,
  CardState,
  ChangePinInput,
  ChangePinResult,
  ChangePinSuccess,
  FreezeCardResult,
  ReportCardLostInput,
  ReportCardLostResult,
  ReportCardLostSuccess,
  UnfreezeCardResult,
} from '@meisai/schema';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { findCard, viewCard, type CardView } from '../accounts/index.js';
import { MemberAct, keyOf, ONCE_A_PAGE, requireViewer, type RequestContext } from '../platform/index.js';
import { isCardOver, type ControlledCard } from './card-control.queries.js';
import { changePin } from './change-pin.js';
import { freezeCard, reportCardLost, unfreezeCard, type CardOutcome } from './control-card.js';
import { loadControlledCard } from './controlled-card.view.js';
import { viewCardState, viewControlledCard, viewMemberRefusal, viewPinLocked, viewPinRejected } from './member.view.js';

const THE_CARD = { description: 'The card.' };

@Resolver()
export class CardActsResolver {
  @MemberAct({ freshProof: true })
  @Mutation(() => ChangePinResult, {
    description: 'Sets the PIN (暗証番号) of a card the member carries, or changes it by the one there is. Nobody can read it afterwards.',
  })
  async changePin(
    @Arg('input', () => ChangePinInput, { description: 'The card and the PIN.' }) { cardId, currentPin, newPin }: ChangePinInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const { language } = context;
    const id = readCardId(cardId);
    if (id === null) return viewMemberRefusal('CARD_NOT_FOUND', language);
    const outcome = await changePin(context, requireViewer(context), { cardId: id, currentPin: currentPin ?? null, newPin });
    if (outcome.kind === 'PIN_REJECTED') return viewPinRejected(outcome.fault, language);
    if (outcome.kind === 'PIN_LOCKED') return viewPinLocked(outcome.opensInMs, language);
    if (outcome.kind !== 'CHANGED') return viewMemberRefusal(outcome.kind, language);
    const row = await findCard(context.em, requireViewer(context).memberId, id);
    if (row === null) throw new Error('A card is not there whose PIN was changed a moment ago.');
    return Object.assign(new ChangePinSuccess(), { card: viewCard(row) });
  }

  @MemberAct()
  @Mutation(() => FreezeCardResult, {
    description: 'Freezes a card at once: one the member carries, or any of an account they are the basic member of.',
  })
  async freezeCard(@Arg('cardId', () => ID, THE_CARD) cardId: string, @Ctx() context: RequestContext): Promise<unknown> {
    return act(context, cardId, (id) => freezeCard(context, requireViewer(context), id), viewFreeze);
  }

  @MemberAct()
  @Mutation(() => UnfreezeCardResult, { description: 'Opens a frozen card at once. What the basic member froze, only they open.' })
  async unfreezeCard(@Arg('cardId', () => ID, THE_CARD) cardId: string, @Ctx() context: RequestContext): Promise<unknown> {
    return act(context, cardId, (id) => unfreezeCard(context, requireViewer(context), id), viewFreeze);
  }

  @MemberAct()
  @Mutation(() => ReportCardLostResult, {
    description: 'Stops a card for good, and has another one sent that takes its place. It cannot be undone.',
  })
  async reportCardLost(
    @Arg('input', () => ReportCardLostInput, { description: 'The card, and whether it was lost or stolen.' }) input: ReportCardLostInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const report = (id: string) => reportCardLost(context, requireViewer(context), id, input.loss);
    return act(context, input.cardId, report, (card) => {
      if (card.replacementId === null) throw new Error('A card that was reported has no replacement.');
      const replacement = viewCard({ id: card.replacementId, lastFour: card.replacementLastFour });
      return Object.assign(new ReportCardLostSuccess(), { card: viewControlledCard(card), replacement });
    });
  }
}

@Resolver(() => Card)
export class CardStateResolver {
  @FieldResolver(() => CardState, {
    nullable: true,
    complexity: ONCE_A_PAGE,
    description: 'What it can be used for; null for whoever may not control it.',
  })
  async state(@Root() card: Card, @Ctx() context: RequestContext): Promise<CardState | null> {
    const row = await loadControlledCard(context, card);
    return row && viewCardState(row);
  }

  @FieldResolver(() => Boolean, {
    complexity: ONCE_A_PAGE,
    description: 'Whether the viewer can freeze it, or open it again, as it is now.',
  })
  async canBeControlled(@Root() card: Card, @Ctx() context: RequestContext): Promise<boolean> {
    const row = await loadControlledCard(context, card);
    if (row === null || isCardOver(row)) return false;
    return row.isBasic || row.frozenBy !== 'BASIC';
  }

  @FieldResolver(() => Boolean, {
    complexity: ONCE_A_PAGE,
    description: 'Whether the viewer can report it lost or stolen, also while it is frozen: not before it is made, nor once it is over.',
  })
  async canBeReported(@Root() card: Card, @Ctx() context: RequestContext): Promise<boolean> {
    const row = await loadControlledCard(context, card);
    return row !== null && !isCardOver(row) && !row.isOrdered;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    complexity: ONCE_A_PAGE,
    description: 'Whether it has a PIN; null for whoever does not carry it.',
  })
  async hasPin(@Root() card: Card, @Ctx() context: RequestContext): Promise<boolean | null> {
    const row = await loadControlledCard(context, card);
    return row?.isHolder === true ? row.hasPin : null;
  }

  @FieldResolver(() => Card, {
    nullable: true,
    complexity: ONCE_A_PAGE,
    description: 'The card whose place it took, whose history is now that of both; null where there is none.',
  })
  async replaces(@Root() card: Card, @Ctx() context: RequestContext): Promise<CardView | null> {
    const row = await loadControlledCard(context, card);
    return row === null || row.replacedId === null ? null : viewCard({ id: row.replacedId, lastFour: row.replacedLastFour });
  }

  @FieldResolver(() => Card, {
    nullable: true,
    complexity: ONCE_A_PAGE,
    description: 'The card that takes its place; null where there is none.',
  })
  async replacement(@Root() card: Card, @Ctx() context: RequestContext): Promise<CardView | null> {
    const row = await loadControlledCard(context, card);
    return row === null || row.replacementId === null ? null : viewCard({ id: row.replacementId, lastFour: row.replacementLastFour });
  }
}

function readCardId(id: string): string | null {
  return keyOf('Card', id)[0] ?? null;
}

async function act(
  { language }: RequestContext,
  cardId: string,
  run: (id: string) => Promise<CardOutcome>,
  view: (card: ControlledCard) => object,
): Promise<object> {
  const id = readCardId(cardId);
  if (id === null) return viewMemberRefusal('CARD_NOT_FOUND', language);
  const outcome = await run(id);
  return outcome.kind === 'DONE' ? view(outcome.card) : viewMemberRefusal(outcome.kind, language);
}

function viewFreeze(card: ControlledCard): CardFreezeSuccess {
  return Object.assign(new CardFreezeSuccess(), { card: viewControlledCard(card) });
}
