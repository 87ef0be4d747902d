import { describeSum } from './list-of-2014.ts';

describeSum('ogi-2014.staff_sum', 'institutions.staff.total', 'institutions.staff.part_time', {
  'institutions.staff.total': 4,
  'institutions.staff.full_time': 1,
  'institutions.staff.part_time': 3,
});
