import { Webhook } from 'standardwebhooks';
import { findConnection } from './connections.ts';
import type { Database } from './database.ts';
import type { Asker, MeisaiClient } from './meisai-client.ts';
import { NewsDocument, type NewsQuery } from './meisai.generated.ts';

/** TAKEN: new, and kept. KNOWN: it came before. UNWANTED: of a member who is not connected. REFUSED: not signed by Meisai, or long ago. */
export type Reception = { kind: 'TAKEN'; webhookId: string; memberId: string } | { kind: 'KNOWN' | 'UNWANTED' | 'REFUSED' };

/** A piece of news as it is shown; what it is of is null until it was asked for, and where it cannot be seen. */
export interface News {
  webhookId: string;
  type: string;
  happenedAt: string;
  summary: NewsQuery['node'];
}

interface Message {
  type: string;
  timestamp: string;
  memberId: string;
  subjectId: string | null;
}

/** Where a message of a kind has the id of what it is of. A kind that is not here is kept and shown by its time alone. */
const SUBJECTS: Readonly<Record<string, string>> = {
  'transaction.recorded': 'transactionId',
  'statement.closed': 'statementId',
  'card.frozen': 'cardId',
};
/** As long as Meisai may send a message again from its log. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1000;
const SHOWN = 10;

/**
 * Takes a message as it came, byte for byte: the signature is over the text. Messages come at least once, so each is known by its
 * id from the first time on; one that is older than five minutes is refused by the library, for somebody may have listened in.
 */
export function receiveWebhook(
  database: Database,
  secret: string,
  body: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Reception {
  const message = verify(secret, body, headers);
  if (message === null) return { kind: 'REFUSED' };
  const { memberId, type, subjectId, timestamp } = message;
  if (findConnection(database, memberId) === null) return { kind: 'UNWANTED' };
  const webhookId = String(headers['webhook-id']);
  database.prepare('delete from news where received_at < ?').run(Date.now() - KEEP_MS);
  // The database decides who was first, also of two at once.
  const { changes } = database
    .prepare(
      `insert into news (webhook_id, member_id, type, subject_id, happened_at, received_at) values (?, ?, ?, ?, ?, ?)
       on conflict (webhook_id) do nothing`,
    )
    .run(webhookId, memberId, type, subjectId, timestamp, Date.now());
  return changes === 0 ? { kind: 'KNOWN' } : { kind: 'TAKEN', webhookId, memberId };
}

function verify(secret: string, body: string, headers: Parameters<typeof receiveWebhook>[3]): Message | null {
  try {
    return readMessage(new Webhook(secret).verify(body, headers as Record<string, string>));
  } catch {
    return null;
  }
}

function readMessage(told: unknown): Message | null {
  const { type, timestamp, data } = (told ?? {}) as { type?: unknown; timestamp?: unknown; data?: Record<string, unknown> };
  const memberId = data?.['memberId'];
  if (typeof type !== 'string' || typeof timestamp !== 'string' || typeof memberId !== 'string') return null;
  const subjectId = data?.[SUBJECTS[type] ?? ''];
  return { type, timestamp, memberId, subjectId: typeof subjectId === 'string' ? subjectId : null };
}

/** A message has ids and nothing else: asks what the new things are, with the member's own token. */
export async function lookUpNews(database: Database, client: MeisaiClient, asker: Asker): Promise<void> {
  const waiting = database
    .prepare(
      `select webhook_id as webhookId, subject_id as id from news
        where member_id = ? and summary is null and subject_id is not null order by received_at desc limit ?`,
    )
    .all(asker.memberId, SHOWN);
  for (const row of waiting) {
    const { node } = await client.ask(asker, NewsDocument, { id: row['id'] as string });
    database.prepare('update news set summary = ? where webhook_id = ?').run(JSON.stringify(node), row['webhookId'] as string);
  }
}

export function listNews(database: Database, memberId: string): News[] {
  const rows = database
    .prepare(
      `select webhook_id as webhookId, type, happened_at as happenedAt, summary from news
        where member_id = ? order by received_at desc, rowid desc limit ?`,
    )
    .all(memberId, SHOWN);
  return rows.map((row) => ({
    ...(row as unknown as News),
    summary: JSON.parse((row['summary'] as string | null) ?? 'null') as News['summary'],
  }));
}
