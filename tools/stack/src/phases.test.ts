import { expect, test } from 'vitest';
import { countReport } from './phases.ts';

test('counts the tests of a report', () => {
  const report = JSON.stringify({ numTotalTests: 12, numPassedTests: 10, numFailedTests: 2 });
  expect(countReport(report, 1)).toEqual({ passed: 10, failed: 2 });
});

test('a run without a failed test that did not succeed, or found nothing, counts as one failed', () => {
  expect(countReport(JSON.stringify({ numTotalTests: 3, numPassedTests: 3, numFailedTests: 0 }), 1)).toEqual({
    passed: 3,
    failed: 1,
  });
  expect(countReport(null, 1)).toEqual({ passed: 0, failed: 1 });
  expect(countReport(JSON.stringify({ numTotalTests: 0 }), 0)).toEqual({ passed: 0, failed: 1 });
});
