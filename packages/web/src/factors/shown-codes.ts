import { keptInTab } from '../platform/kept-in-tab.js';

const shown = keptInTab('meisai.shown-codes');
/** As long as a session at most. */
const REMEMBER_MS = 24 * 60 * 60 * 1000;

/** That recovery codes were shown in this tab and nobody has said that they are kept: a reload may have taken them. Never the codes. */
export const shownCodes = {
  wereLost: (memberId: string) => shown.read()?.text === memberId,
  remember: (memberId: string) => shown.keep(memberId, REMEMBER_MS),
  forget: () => shown.forget(),
};
