/** What the runners' reports say of tests that failed, so that the end of a long output names them. Each is `{ name, why }`. */

/** @param {object | null} report as vitest's JSON reporter writes it: like Jest's */
export function failedInVitest(report) {
  return (report?.testResults ?? []).flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    // A file that could not be loaded, or a hook that failed, has no test to blame.
    if (failed.length === 0 && file.status === 'failed') return [{ name: file.name, why: file.message }];
    return failed.map((test) => ({ name: `${file.name} › ${test.fullName}`, why: test.failureMessages.join('\n') }));
  });
}

/** @param {object | null} report as Playwright's JSON reporter writes it */
export function failedInPlaywright(report) {
  return [
    ...(report?.errors ?? []).map((error) => ({ name: 'outside every test', why: readable(error.message) })),
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
    .map(({ status, results }) => ({
      name: `${spec.file} › ${spec.title}${status === 'flaky' ? ' (passed at another try)' : ''}`,
      why: readable(results.flatMap(({ errors }) => errors ?? [])[0]?.message),
    }));
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
      const lines = readable(why).split('\n').slice(0, LINES_OF_EACH);
      return [`✗ ${name}`, ...lines.map((line) => `    ${line}`)].join('\n');
    })
    .join('\n');
}

/** Colours are for terminals: these words are read in a log. */
function readable(text = '') {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/\u001B\[[\d;]*m/g, '');
}
