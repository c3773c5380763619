export { endReissueLink, sweepReissueLinks } from './password-reissue.store.js';
