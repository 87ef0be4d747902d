import { describeSum } from './list-of-2014.ts';

describeSum('ogi-2014.received_sum', 'requests.received.total', 'requests.received.online', {
  'requests.received.total': 10,
  'requests.received.online': 7,
  'requests.received.letter': 2,
  'requests.received.in_person': 1,
});
