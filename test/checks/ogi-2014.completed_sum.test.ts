import { describeSum } from './list-of-2014.ts';

describeSum('ogi-2014.completed_sum', 'requests.completed.total', 'requests.completed.extended', {
  'requests.completed.total': 9,
  'requests.completed.on_time': 6,
  'requests.completed.extended': 3,
});
