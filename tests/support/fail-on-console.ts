import { afterEach, beforeEach, expect, vi } from 'vitest';

// Whatever complains on the console during a test fails it.
beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  const complaints = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  vi.restoreAllMocks();
  expect(complaints, 'console.error or console.warn during the test').toEqual([]);
});
