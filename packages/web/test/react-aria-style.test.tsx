import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { render } from '@testing-library/react';
import { Button } from 'react-aria-components';
import { expect, it, vi } from 'vitest';

it('the one inline style of React Aria is the one that the policy of the API names by its hash', () => {
  // It leaves the style out under test.
  vi.stubEnv('NODE_ENV', 'production');
  render(<Button>Press</Button>);
  const styles = [...document.querySelectorAll('style')].map(({ textContent }) =>
    createHash('sha256').update(textContent).digest('base64'),
  );
  expect(styles).toHaveLength(1);
  expect(readFileSync('../api/src/http/headers.ts', 'utf8')).toContain(`sha256-${styles[0]}`);
});
