/** The kinds of work that a worker can be told to do. */

/** As `gongkai work --jobs` and `gongkai enqueue` name them. */
export const workKinds = ['read', 'crawl', 'build'] as const;
export type WorkKind = (typeof workKinds)[number];
