import { randomUUID } from 'node:crypto';
import { keepAddress, keepEmployment, type KeptAddress, type KeptEmployment } from '../members/index.js';
import { query, type EntityManager } from '../platform/index.js';

interface DemoDetails {
  /** Made up: the towns have no such blocks. */
  address: KeptAddress;
  employment: KeptEmployment | null;
  /** Made up: no exchange begins with 0000. */
  phone: string;
}

/** What is on file of each demo login, by its user ID. */
const DEMO_DETAILS: Readonly<Record<string, DemoDetails>> = {
  hanako: {
    address: {
      postalCode: '164-0001',
      prefecture: '東京都',
      city: '中野区',
      town: '中野',
      line: '9-12-3',
      building: '中野明細ハイツ 205',
    },
    employment: { employer: '株式会社こよみ出版', department: '編集部', phone: '+81300000145' },
    phone: '+819000001234',
  },
  james: {
    address: { postalCode: '106-0032', prefecture: '東京都', city: '港区', town: '六本木', line: '9-8-7', building: null },
    employment: { employer: 'Harbour Lights K.K.', department: 'Finance', phone: '+81300000172' },
    phone: '+818000005678',
  },
  'aoi.sato': {
    address: { postalCode: '530-0001', prefecture: '大阪府', city: '大阪市北区', town: '梅田', line: '8-7-6', building: 'コーポ梅田 101' },
    employment: null,
    phone: '+817000002468',
  },
  'kenji.locked': {
    address: { postalCode: '220-0012', prefecture: '神奈川県', city: '横浜市西区', town: 'みなとみらい', line: '9-1-2', building: null },
    employment: { employer: '鈴木工務店', department: null, phone: null },
    phone: '+819000008642',
  },
};

/** Puts a demo member's address, employment and phone number on file, as old as the member. */
export async function seedDetails(em: EntityManager, memberId: string, userId: string): Promise<void> {
  const details = DEMO_DETAILS[userId];
  if (details === undefined) return;
  await keepAddress(em, memberId, details.address, 0);
  if (details.employment !== null) await keepEmployment(em, memberId, details.employment, 0);
  await query(em, `insert into contact (id, member_id, kind, value, changed_at) values ($1, $2, 'PHONE', $3, '-infinity')`, [
    randomUUID(),
    memberId,
    details.phone,
  ]);
}
