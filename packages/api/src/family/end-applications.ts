import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { query, type EntityManager, type Services } from '../platform/index.js';
import { ENDED } from './family-application.rules.js';
import { moveApplication, type ApplicationKey } from './family-application.store.js';
import { familyCardMail } from './family.mails.js';
import { FAMILY_POLICY } from './family-policy.js';

/** Ends applications that were approved and whose card was not made in time: they count for a card no more. */
export async function expireApprovals(em: EntityManager, { config }: Pick<Services, 'config'>): Promise<void> {
  const overdue = await query<ApplicationKey & { memberId: string }>(
    em,
    `select f.account_id as "accountId", f.id, a.member_id as "memberId"
       from family_card_application f join account a on a.id = f.account_id
       join family_card_event e on e.account_id = f.account_id and e.application_id = f.id and e.state = 'APPROVED'
      where f.state = 'APPROVED' and e.at < app_now() - $1::bigint * interval '1 millisecond'`,
    [FAMILY_POLICY.issueWithinMs],
  );
  for (const { memberId, ...key } of overdue) {
    await em.transactional(async (transaction) => {
      const tx = transaction as EntityManager;
      // The card may have been made a moment ago.
      if (!(await moveApplication(tx, key, 'EXPIRED', { actor: 'SERVICE' }))) return;
      await recordActivity(tx, { kind: 'FAMILY_CARD_EXPIRED', memberId, actor: 'SERVICE', source: null });
      await mailMember(tx, memberId, familyCardMail('EXPIRED', config.publicOrigin));
    });
  }
}

/** Removes what is known of the relative from applications that are long over. Their steps stay, and name nobody. */
export async function forgetRelatives(em: EntityManager): Promise<void> {
  await query(
    em,
    `update family_card_application f
        set family_name = null, given_name = null, family_name_kana = null, given_name_kana = null, family_name_latin = null,
            given_name_latin = null, birth_date = null, email = null, phone = null, forgotten_at = app_now()
      where f.forgotten_at is null and f.state = any($1)
        and exists (select 1 from family_card_event e
                     where e.account_id = f.account_id and e.application_id = f.id and e.state = f.state
                       and e.at < app_now() - $2::bigint * interval '1 millisecond')`,
    [ENDED, FAMILY_POLICY.keepEndedMs],
  );
}
