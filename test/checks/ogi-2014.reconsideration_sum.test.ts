import { describeSum } from './list-of-2014.ts';

describeSum('ogi-2014.reconsideration_sum', 'reconsideration.total', 'reconsideration.rectified', {
  'reconsideration.total': 4,
  'reconsideration.upheld': 3,
  'reconsideration.rectified': 1,
});
