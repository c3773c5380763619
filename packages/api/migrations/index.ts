import { FirstSlice } from './0001-first-slice.js';
import { Access } from './0002-access.js';
import { MailOutbox } from './0003-mail-outbox.js';
import { Credits } from './0004-credits.js';
import { LoginsAndActivity } from './0005-logins-and-activity.js';
import { Enrolment } from './0006-enrolment.js';
import { Factors } from './0007-factors.js';
import { Concierge } from './0008-concierge.js';
import { Recovery } from './0009-recovery.js';
import { DemoMembers } from './0011-demo-members.js';
import { Bills } from './0012-bills.js';
import { TransactionSearch } from './0013-transaction-search.js';
import { Membership } from './0014-membership.js';
import { NamesInOnePart } from './0015-names-in-one-part.js';
import { UserIdTries } from './0016-user-id-tries.js';
import { ActivitySearch } from './0017-activity-search.js';
import { PasswordsThatFitAlone } from './0018-passwords-that-fit-alone.js';
import { Installments } from './0030-installments.js';
import { TransactionLife } from './0031-transaction-life.js';
import { IssuerFeed } from './0032-issuer-feed.js';
import { Errands } from './0033-errands.js';
import { UnbilledLines } from './0034-unbilled-lines.js';

/** All migrations, oldest first. A name is for life: it is what the database remembers. */
export const MIGRATIONS = [
  { name: '0001-first-slice', class: FirstSlice },
  { name: '0002-access', class: Access },
  { name: '0003-mail-outbox', class: MailOutbox },
  { name: '0004-credits', class: Credits },
  { name: '0005-logins-and-activity', class: LoginsAndActivity },
  { name: '0006-enrolment', class: Enrolment },
  { name: '0007-factors', class: Factors },
  { name: '0008-concierge', class: Concierge },
  { name: '0009-recovery', class: Recovery },
  { name: '0011-demo-members', class: DemoMembers },
  { name: '0012-bills', class: Bills },
  { name: '0013-transaction-search', class: TransactionSearch },
  { name: '0014-membership', class: Membership },
  { name: '0015-names-in-one-part', class: NamesInOnePart },
  { name: '0016-user-id-tries', class: UserIdTries },
  { name: '0017-activity-search', class: ActivitySearch },
  { name: '0018-passwords-that-fit-alone', class: PasswordsThatFitAlone },
  { name: '0030-installments', class: Installments },
  { name: '0031-transaction-life', class: TransactionLife },
  { name: '0032-issuer-feed', class: IssuerFeed },
  { name: '0033-errands', class: Errands },
  { name: '0034-unbilled-lines', class: UnbilledLines },
];
