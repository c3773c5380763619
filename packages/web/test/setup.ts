import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { speak } from '../src/platform/language.js';
import { server } from './server.js';

// A page loads its code when it is asked for, which takes a busy machine a while.
configure({ asyncUtilTimeout: 5_000 });

if (typeof window !== 'undefined') {
  window.scrollTo = () => {};
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  beforeEach(() => speak('ja'));
  afterEach(() => {
    cleanup();
    server.resetHandlers();
    localStorage.clear();
    sessionStorage.clear();
  });
  afterAll(() => server.close());
}
