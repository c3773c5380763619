import { setTimeout as sleep } from 'node:timers/promises';
import { query, type Services } from '../platform/index.js';

const WAITS = 200;
const WAIT_MS = 25;

/** Waits until what was put off until after its answer is done. */
export async function errandsDone({ database }: Pick<Services, 'database'>): Promise<void> {
  const em = database.fork();
  for (let wait = 0; wait < WAITS; wait += 1) {
    if ((await query(em, 'select 1 from errand limit 1', [])).length === 0) return;
    await sleep(WAIT_MS);
  }
}

/** The mails an address has got, oldest first, once none to it is on its way or to be written any more. */
export async function mailsTo({ database }: Pick<Services, 'database'>, address: string): Promise<{ subject: string; text: string }[]> {
  await errandsDone({ database });
  const em = database.fork();
  for (let wait = 0; wait < WAITS; wait += 1) {
    const waiting = await query(em, 'select 1 from mail_outbox where recipient = $1', [address]);
    if (waiting.length === 0) break;
    await sleep(WAIT_MS);
  }
  return query(em, 'select subject, text_body as text from caught_mail where recipient = $1 order by id', [address]);
}

/** The newest one-time code an address has got, or null. */
export async function codeMailedTo(services: Pick<Services, 'database'>, address: string): Promise<string | null> {
  const texts = (await mailsTo(services, address)).map(({ text }) => text);
  return (
    texts
      .flatMap((text) => text.match(/\b\d{4} \d{4}\b/) ?? [])
      .at(-1)
      ?.replace(' ', '') ?? null
  );
}

/** The token of the newest link for a new password an address has got, or null. */
export async function tokenMailedTo(services: Pick<Services, 'database'>, address: string): Promise<string | null> {
  const texts = (await mailsTo(services, address)).map(({ text }) => text);
  return texts.flatMap((text) => text.match(/\/recover\/new-password#([\w-]{43})/)?.[1] ?? []).at(-1) ?? null;
}
