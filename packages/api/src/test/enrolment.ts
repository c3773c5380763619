export const ASK_CODE = `mutation AskCode($card: CardProofInput!) {
  requestEnrolmentCode(card: $card) { __typename ... on RequestEnrolmentCodeSuccess { validForMinutes } ... on CardProofRejected { parts } }
}`;

export const ENROL = `mutation Enrol($input: EnrolInput!) {
  enrol(input: $input) {
    __typename
    ... on EnrolSuccess { userId }
    ... on PasswordRejected { reason }
    ... on UserIdRejected { rejection: reason }
    ... on Refusal { code message }
  }
}`;

export interface EnrolData {
  enrol: { __typename: string; reason?: string; rejection?: string; code?: string; message?: string };
}
