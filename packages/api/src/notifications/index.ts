export { enqueueMail, type Mail } from './enqueue-mail.js';
export { layoutMail, type MailContent, type MailText } from './mail-layout.js';
export { startMail } from './start-mail.js';
export { startMailDelivery, type MailDelivery } from './mail-delivery.js';
export { findCaughtMail, listCaughtMails, type CaughtMail } from './caught-mail.queries.js';
export { escapeHtml } from './escape-html.js';
export { MAILS_PER_HOUR, sweepMailAllowances, takeMailAllowance } from './mail-allowance.js';
export { isMailAddress } from './mail-address.rules.js';
