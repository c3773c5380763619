const VARIABLE = /^(Variable "\$\w+") got invalid value /;
const PATH = / at "[\w.[\]]+"$/;
const REASON = /^(Expected|Field "\w+"|OneOf|\w+ cannot|Enum "\w+" cannot|The value) /;

/**
 * What graphql-js says of a value that does not fit, without the value: it may be a password in the wrong place, and
 * answers end up in logs. Which argument it was and what it should be stays; a place in the document is told beside it.
 */
export function withholdValues(message: string): string {
  const told = message
    .replace(/^(Syntax Error: [^]*?(?:Name|String|BlockString|Int|Float)) "[^]*$/, '$1.')
    .replace(/( cannot represent [\w -]*?value)\b[^]*$/, '$1.')
    .replace(/(Expected type "[^"]*"\.) [^]*$/, '$1')
    .replace(/(Expected value of type "[^"]*"), found [^]*$/, '$1.')
    .replace(/\bValue "[^]*" does not exist/, 'The value does not exist');
  const variable = VARIABLE.exec(told)?.[1];
  if (variable === undefined) return told;
  const end = told.lastIndexOf('; ');
  const [path] = PATH.exec(told.slice(0, end)) ?? [''];
  const reason = told.slice(end + 2);
  return `${variable} got an invalid value${path}${REASON.test(reason) ? `; ${reason}` : '.'}`;
}
