import type { MemberContext } from '../platform/session.js';
import { ContactsDocument } from './contacts.generated.js';

export async function loadContacts({ client }: MemberContext): Promise<void> {
  await client.query({ query: ContactsDocument, fetchPolicy: 'network-only' });
}
