/** A question by which the issuer finds out who calls: the words of the API's `IdentityQuestion`. */
export type QuestionName = 'BIRTH_DATE' | 'CARD' | 'CONTACT' | 'RECENT_USE';

/** What the file says, by question: any of the answers is right; none means that the question cannot be asked. */
export type IdentityFacts = Record<QuestionName, readonly string[]>;

/** Of what the issuer asks, what this file can answer. */
export function askable(chosen: readonly QuestionName[], facts: IdentityFacts): QuestionName[] {
  return chosen.filter((question) => facts[question].length > 0);
}

/** Whether every question was answered, and rightly. A question answered twice counts as answered wrongly. */
export function allRight(
  questions: readonly QuestionName[],
  answers: readonly { question: QuestionName; answer: string }[],
  facts: IdentityFacts,
): boolean {
  if (answers.length !== questions.length) return false;
  return questions.every((question) => {
    const [given] = answers.filter((answer) => answer.question === question);
    return given !== undefined && isRight(question, given.answer, facts[question]);
  });
}

function isRight(question: QuestionName, answer: string, facts: readonly string[]): boolean {
  const forms = new Set(formsOf(question, answer));
  return facts.some((fact) => formsOf(question, fact).some((form) => forms.has(form)));
}

/** The forms under which an answer and a fact are compared; empty for an answer that says nothing. */
function formsOf(question: QuestionName, text: string): string[] {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const forms = question === 'BIRTH_DATE' ? [dateOf(plain)] : question === 'CONTACT' ? contactForms(plain) : [digitsOf(plain)];
  return forms.filter((form) => form !== '');
}

/** `1985-4-2`, `1985年4月2日` and `19850402` are one day. */
function dateOf(text: string): string {
  const parts = text.match(/\d+/g) ?? [];
  if (parts.length !== 3) return parts.join('');
  const [year = '', month = '', day = ''] = parts;
  return `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`;
}

/** A mail address is compared as it is, a telephone number by its digits, +81 being 0. */
function contactForms(text: string): string[] {
  if (text.includes('@')) return [text];
  return [digitsOf(text.replace(/^\+81[\s-]?(?:\(0\))?/, '0'))];
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}
