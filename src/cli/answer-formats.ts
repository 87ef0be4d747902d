/** The forms in which a question to a dataset is answered. */

/** What `gongkai query --format` takes. */
export const answerFormats = ['table', 'csv', 'json', 'markdown'] as const;
export type AnswerFormat = (typeof answerFormats)[number];
