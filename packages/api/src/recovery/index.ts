export { endReissueLink } from './password-reissue.store.js';
