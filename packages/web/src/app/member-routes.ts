import { APPS_ROUTES } from './apps-routes.js';
import { DEVELOPER_ROUTES } from './developer-routes.js';
import { FAMILY_ROUTES } from './family-routes.js';
import { INSTALLMENT_ROUTES } from './installment-routes.js';
import { member, preloadWithSession } from './member-route.js';
import { PROFILE_ROUTES } from './profile-routes.js';
import { SECURITY_ROUTES } from './security-routes.js';
import { STATEMENT_ROUTES } from './statement-routes.js';

const pages = [
  ...STATEMENT_ROUTES,
  ...INSTALLMENT_ROUTES,
  ...SECURITY_ROUTES,
  ...PROFILE_ROUTES,
  ...FAMILY_ROUTES,
  ...APPS_ROUTES,
  ...DEVELOPER_ROUTES,
] as const;
preloadWithSession(pages);

/** The pages behind the login. */
export const memberRoutes = member.addChildren(pages);
