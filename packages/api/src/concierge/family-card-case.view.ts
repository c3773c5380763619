import { FamilyCardCase } from '@meisai/schema';
import { ageOn } from '@meisai/schema/rules';
import { viewApplication, type CaseRow } from '../family/index.js';
import { globalId, type SpokenLanguage } from '../platform/index.js';
import { maskEmail, maskPhone } from './contact-mask.rules.js';

/** An application as an operator sees it: contacts masked, and the age in place of the day of birth. */
export function viewFamilyCardCase(row: CaseRow, language: SpokenLanguage): FamilyCardCase {
  const { id, state, relation, name, nameKana, nameLatin, submittedAt, history } = viewApplication(row);
  return Object.assign(new FamilyCardCase(), {
    id,
    state,
    memberId: globalId('Member', row.memberId),
    accountName: language === 'JA' ? row.productNameJa : row.productNameEn,
    relation,
    name,
    nameKana,
    nameLatin,
    age: ageOn(row.birthDate, row.today),
    maskedEmail: maskEmail(row.email),
    maskedPhone: row.phone === null ? null : maskPhone(row.phone),
    submittedAt,
    history,
  });
}
