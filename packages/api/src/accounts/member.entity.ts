import { defineEntity, p } from '@mikro-orm/core';

const MemberSchema = defineEntity({
  name: 'Member',
  tableName: 'member',
  properties: {
    id: p.uuid().primary(),
    sourceId: p.string().nullable(),
    language: p.string().$type<'JA' | 'EN'>(),
    familyName: p.string().nullable(),
    givenName: p.string().nullable(),
    familyNameKana: p.string().nullable(),
    givenNameKana: p.string().nullable(),
    familyNameLatin: p.string().nullable(),
    givenNameLatin: p.string().nullable(),
    birthDate: p.date().nullable(),
  },
});

/** A person who holds a card. */
export class Member extends MemberSchema.class {}
MemberSchema.setClass(Member);
export { MemberSchema };
