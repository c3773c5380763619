/** Whose factors they are: a login, and the member or operator it belongs to. */
export interface FactorOwner {
  loginId: string;
  memberId: string | null;
  operatorId: string | null;
}

/** Who changes them: their owner. */
export function actorOf({ memberId }: FactorOwner): 'MEMBER' | 'OPERATOR' {
  return memberId === null ? 'OPERATOR' : 'MEMBER';
}
