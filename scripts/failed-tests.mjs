import { stripVTControlCharacters } from 'node:util';

/** What the runners' reports say of tests that failed, so that the end of a long output names them. Each is `{ name, why }`. */

/** @param {object | null} report as vitest's JSON reporter writes it: like Jest's */
export function failedInVitest(report) {
  return (report?.testResults ?? []).flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    // A file that could not be loaded, or a hook that failed, has no test to blame.
    if (failed.length === 0 && file.status === 'failed') return [{ file: file.name, name: file.name, why: file.message }];
    return failed.map((test) => ({ file: file.name, name: `${file.name} › ${test.fullName}`, why: test.failureMessages.join('\n') }));
  });
}

/** The files of a report to be tried again: each test of such a file, as one may need what another has made. */
export function filesToTryAgain(report) {
  return (report?.testResults ?? []).filter(({ status }) => status === 'failed').map(({ name }) => name);
}

/** One report of two: for the files of the second, what the second says. */
export function mergeTries(first, second) {
  const again = new Set(second.testResults.map(({ name }) => name));
  return { testResults: [...first.testResults.filter(({ name }) => !again.has(name)), ...second.testResults] };
}

/** @returns how many tests of a report came to what; a file that failed without a test to blame counts as one */
export function countInVitest(report) {
  const tests = (report?.testResults ?? []).flatMap(({ assertionResults }) => assertionResults);
  const count = (...states) => tests.filter(({ status }) => states.includes(status)).length;
  return { passed: count('passed'), failed: failedInVitest(report).length, skipped: count('skipped', 'pending', 'todo') };
}

/** @param {object | null} report as Playwright's JSON reporter writes it */
export function failedInPlaywright(report) {
  return [
    ...(report?.errors ?? []).map((error) => ({ name: 'outside every test', why: error.message })),
    ...(report?.suites ?? []).flatMap((suite) => specsOf(suite)).flatMap(failedTries),
  ];
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** A test that passed at its second try is named too, with what broke the first: the next run may not be as lucky. */
function failedTries(spec) {
  return spec.tests
    .filter(({ status }) => status === 'unexpected' || status === 'flaky')
    .map(({ status, results }) => {
      const failure = { name: `${spec.file} › ${spec.title}`, why: results.flatMap(({ errors }) => errors ?? [])[0]?.message };
      return status === 'flaky' ? passedAtAnotherTry(failure) : failure;
    });
}

export function passedAtAnotherTry(failure) {
  return { ...failure, name: `${failure.name} (passed at another try)` };
}

/** @param {string} tap as Node's test runner writes it */
export function failedInTap(tap) {
  return [...tap.matchAll(/^( *)not ok \d+ - (.*)\n((?:\1 {2}.*\n|\n)*)/gm)]
    .filter(([, , , details]) => !details.includes("failureType: 'subtestsFailed'"))
    .map(([, , name, details]) => ({ name, why: details.trimEnd() }));
}

const LINES_OF_EACH = 20;

/** @returns the failures as text, the reason of each cut to its first lines; empty without any */
export function describeFailures(failures) {
  return failures
    .map(({ name, why }) => {
      const lines = stripVTControlCharacters(why ?? '')
        .split('\n')
        .filter((line) => !line.includes('node_modules') && !line.includes('new Promise (<anonymous>)'))
        .slice(0, LINES_OF_EACH);
      return [`✗ ${name}`, ...lines.map((line) => `    ${line}`)].join('\n');
    })
    .join('\n');
}
