import { describe, expect, it } from 'vitest';
import { evaluateReplies, formatReplyScores } from '../../../src/classify/replies/evaluate.ts';
import { fullFeatures, replyFeatureNames } from '../../../src/classify/replies/features.ts';
import { unpackReplyModel } from '../../../src/classify/replies/model.ts';
import { type MarkedReply, trainReplyModel } from '../../../src/classify/replies/train.ts';
import { itInCi } from '../../describe-in-ci.ts';

const places = ['东湖', '西岭', '南塘', '北坡', '中洲', '长堤', '石坝', '柳岸'];
const examples: MarkedReply[] = places.flatMap((place, i): MarkedReply[] => [
  {
    title: `${place}小区噪音扰民`,
    body: `${place}小区旁工地夜间施工，请处理。`,
    reply: '您反映的问题已转交有关部门办理，谢谢！',
    relevance: 0,
    complete: 0,
    basis: 0,
    outcome: 'forwarded',
    template: 1,
    isWritten: false,
  },
  {
    title: `${place}小区噪音扰民`,
    body: `${place}小区旁工地夜间施工，请处理。`,
    reply: `经查，${place}小区旁工地于3月${i + 1}日夜间违规施工，我局已责令停工并按规定处罚5000元，噪音问题得到解决。`,
    relevance: 2,
    complete: 2,
    basis: 1,
    outcome: 'resolved',
    template: 0,
    isWritten: false,
  },
]);
const options = { version: 'test', penalty: 0.001, fullPenalty: 0.001, folds: 4, caution: 0, fullCaution: 0 };

describe('trainReplyModel', () => {
  const model = unpackReplyModel(JSON.stringify(trainReplyModel(examples, options)));

  it('learns marks that its examples show', () => {
    const scores = evaluateReplies(examples, examples, model);
    expect(scores.relevance.macroF1).toBe(1);
    expect(scores.outcome.accuracy).toBe(1);
    expect(formatReplyScores(scores)).toMatch(/template +replies 16 +macro-F1 1\.000/u);
  });

  it('learns what is wanted for full completeness alone', () => {
    const isLearned = ({ weights }: { readonly weights: readonly number[] }) =>
      weights.some((weight, j) => weight !== 0 && fullFeatures.has(replyFeatureNames[j]!));
    expect(isLearned(model.complete[1])).toBe(true);
    const others = [...model.relevance, model.complete[0], model.basis, model.template, ...model.outcome];
    expect(others.some(isLearned)).toBe(false);
  });

  itInCi('gives the same model for the same examples', () => {
    expect(trainReplyModel(examples, options)).toEqual(trainReplyModel(examples, options));
  });

  it('learns from written examples, which place no threshold and tell nothing of what is common', () => {
    const written = examples.map(
      (example): MarkedReply => ({
        ...example,
        reply: '来信已阅。',
        complete: 0,
        outcome: 'none',
        isWritten: true,
      }),
    );
    const both = trainReplyModel([...examples, ...written], options);
    expect(both.standardiser).toEqual(trainReplyModel(examples, options).standardiser);
    const [mark] = written.map((example) => ({ ...example, id: '1' }));
    const scoreOf = (of: typeof both) =>
      evaluateReplies(written.slice(0, 1), [mark!], unpackReplyModel(JSON.stringify(of))).outcome.accuracy;
    expect(scoreOf(both)).toBe(1);
    expect(scoreOf(trainReplyModel(examples, options))).toBe(0);
  });

  it('leaves out marks that readers do not agree on', () => {
    const scores = evaluateReplies(
      examples.slice(0, 1),
      [{ relevance: null, complete: 0, basis: 0, outcome: null, template: 1 }],
      model,
    );
    expect(scores.relevance.replies).toBe(0);
    expect(scores.complete.replies).toBe(1);
  });
});
