/** A thread that cannot be started. */
throw new Error('this thread does not load');
