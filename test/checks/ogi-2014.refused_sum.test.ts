import { describeSum } from './list-of-2014.ts';

describeSum(
  'ogi-2014.refused_sum',
  'requests.answered.refused.total',
  'requests.answered.refused.trade_secret',
  {
    'requests.answered.refused.total': 5,
    'requests.answered.refused.trade_secret': 2,
    'requests.answered.refused.other_law': 3,
  },
);
