import { describeSum } from './list-of-2014.ts';

describeSum('ogi-2014.litigation_sum', 'litigation.total', 'litigation.other', {
  'litigation.total': 4,
  'litigation.upheld': 3,
  'litigation.other': 1,
});
