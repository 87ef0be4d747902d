import { describeSum } from './list-of-2014.ts';

describeSum('ogi-2014.answered_sum', 'requests.answered.total', 'requests.answered.refused.total', {
  'requests.answered.total': 9,
  'requests.answered.granted': 4,
  'requests.answered.refused.total': 3,
  'requests.answered.refused.privacy': 3,
  'requests.answered.not_exist': 2,
});
