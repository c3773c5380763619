import { Page as Activity } from './activity-page.js';
import { Page as FamilyCards } from './family-cards-page.js';
import { guarded } from './guarded.js';
import { Page as Member } from './member-page.js';
import { Page as NameChanges } from './name-changes-page.js';
import { Page as Products } from './products-page.js';
import { Page as Proposals } from './proposals-page.js';
import { Page as Search } from './search-page.js';

// All of the desk in one piece: members never load it, and an operator needs most of it.
export { loadOperator, openDesk } from './concierge-client.js';
export { ConciergeError } from './concierge-error.js';
export { ConciergeLayout } from './concierge-layout.js';
export { Page as LoginPage } from './login-page.js';
export const ActivityPage = guarded(Activity);
export const FamilyCardsPage = guarded(FamilyCards);
export const MemberPage = guarded(Member);
export const NameChangesPage = guarded(NameChanges);
export const ProductsPage = guarded(Products);
export const ProposalsPage = guarded(Proposals);
export const SearchPage = guarded(Search);
