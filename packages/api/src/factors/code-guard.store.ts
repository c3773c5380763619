import { isLocked, openByTime, type FailureRun } from '../lockout/failure-run.js';
import { query, type EntityManager } from '../platform/index.js';
import { CODE_POLICY } from './factor-policy.js';

/** The wrong codes of a login, locked until the transaction ends: codes of one login are checked one after the other. */
export async function lockCodeCount(em: EntityManager, loginId: string): Promise<FailureRun> {
  const rows = await query<FailureRun>(
    em,
    `insert into code_guard (login_id) values ($1) on conflict (login_id) do update set login_id = excluded.login_id
     returning ${RUN_COLUMNS}`,
    [loginId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('A count that was just made is not there.');
  return row;
}

/** Whether wrong ones have shut the codes of a login, and time has not opened them. */
export async function areCodesLocked(em: EntityManager, loginId: string): Promise<boolean> {
  const [run] = await query<FailureRun>(em, `select ${RUN_COLUMNS} from code_guard where login_id = $1`, [loginId]);
  return run !== undefined && isLocked(openByTime(run, CODE_POLICY), CODE_POLICY);
}

/** Writes a count under its lock. */
export async function saveCodeCount(em: EntityManager, loginId: string, run: FailureRun): Promise<void> {
  await query(
    em,
    `update code_guard set failed = $2, run_failed = $3, lock_count = $4, last_failed_at = app_now() - $5::bigint * interval '1 millisecond'
      where login_id = $1`,
    [loginId, run.failed, run.runFailed, run.lockCount, run.sinceLastFailureMs],
  );
}

/** Forgets the wrong codes of a login, as a right code, a passkey or the concierge does. */
export async function openCodes(em: EntityManager, loginId: string): Promise<void> {
  await query(em, 'delete from code_guard where login_id = $1', [loginId]);
}

const RUN_COLUMNS = `
  failed, run_failed as "runFailed", lock_count as "lockCount",
  (extract(epoch from app_now() - last_failed_at) * 1000)::int8::float8 as "sinceLastFailureMs"`;
