export const ASK_REISSUE = `mutation AskReissue($userId: String!) {
  requestPasswordReissue(userId: $userId) { __typename ... on RequestPasswordReissueSuccess { validForMinutes } }
}`;

export const REISSUE = `mutation Reissue($input: ReissuePasswordInput!) {
  reissuePassword(input: $input) { __typename ... on PasswordRejected { reason } ... on Refusal { code message } }
}`;

export interface ReissueData {
  reissuePassword: { __typename: string; reason?: string; message?: string };
}

export const ASK_REMINDER = `mutation AskReminder($card: CardProofInput!) {
  requestUserIdReminder(card: $card) { __typename ... on RequestUserIdReminderSuccess { mailsPerHour } }
}`;
