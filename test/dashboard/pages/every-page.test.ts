import { describe } from 'vitest';
import { describeInCi } from '../../describe-in-ci.ts';
import { testEditing } from './editing.ts';
import { testShowing } from './showing.ts';
import { browserPath, useSample } from './world.ts';

describe.skipIf(browserPath === null)('the pages', () => {
  describeInCi('in every detail', () => {
    useSample('data/sample');
    testShowing();
    testEditing();
  });
});
