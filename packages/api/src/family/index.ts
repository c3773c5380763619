export { applicationGlobalId, readApplicationKey } from './application-id.js';
export { decideFamilyCard } from './decide-family-card.js';
export { findApplication } from './family-application.queries.js';
export { moveApplication, type ApplicationKey } from './family-application.store.js';
export { findCase, listCases, type CaseRow } from './family-card-case.queries.js';
export { familyCardMail } from './family.mails.js';
export { viewApplication, viewFamilyRefusal } from './family.view.js';
export { issueFamilyCard, type MadeCard } from './issue-family-card.js';
export { makeUpExpiry, makeUpNumber } from './made-up-card.js';
