import { civil } from './civil.ts';
import { commerce } from './commerce.ts';
import { discipline } from './discipline.ts';
import { economy } from './economy.ts';
import { education } from './education.ts';
import { environment } from './environment.ts';
import { government } from './government.ts';
import { health } from './health.ts';
import { labour } from './labour.ts';
import { land } from './land.ts';
import { law } from './law.ts';
import type { Problem, Topic } from './problem.ts';
import { rural } from './rural.ts';
import { technology } from './technology.ts';
import { transport } from './transport.ts';
import { urban } from './urban.ts';

/** All problems of all fifteen topics. */
export const problems: readonly Problem[] = [
  ...urban,
  ...law,
  ...rural,
  ...labour,
  ...education,
  ...transport,
  ...environment,
  ...economy,
  ...commerce,
  ...health,
  ...civil,
  ...land,
  ...technology,
  ...discipline,
  ...government,
];

/** Share of each topic among background messages: the order of magnitude that city boards have, rare topics raised a little. */
export const topicWeights: Readonly<Record<Topic, number>> = {
  城乡建设: 33,
  政法: 10,
  农村农业: 8,
  劳动和社会保障: 8,
  教育文体: 8,
  交通运输: 8,
  环境保护: 7,
  经济管理: 5,
  商贸旅游: 6,
  卫生计生: 5,
  民政: 3.5,
  国土资源: 3.5,
  科技与信息产业: 2.5,
  纪检监察: 2.5,
  党务政务: 2,
};
