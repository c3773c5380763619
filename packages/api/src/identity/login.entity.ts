import { defineEntity, p } from '@mikro-orm/core';
import { Member } from '../accounts/index.js';

const LoginSchema = defineEntity({
  name: 'Login',
  tableName: 'login',
  properties: {
    id: p.uuid().primary(),
    member: () => p.manyToOne(Member),
    userId: p.string(),
    canonicalUserId: p.string(),
    passwordHash: p.string(),
  },
});

/** What a member proves to come in: a user ID and the hash of a password. */
export class Login extends LoginSchema.class {}
LoginSchema.setClass(Login);
export { LoginSchema };
