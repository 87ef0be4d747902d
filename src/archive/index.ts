/** The archive: captures on disk as WARC, with their index; and the captures of any WARC, streamed. */
export { Archive } from './archive.ts';
export type { ArchiveOptions } from './archive.ts';
export { writeThrough } from './append-file.ts';
export type { WriteThrough } from './append-file.ts';
export { isCandidate } from './candidate.ts';
export { jsonOfLine } from './cdxj.ts';
export type { Entry } from './cdxj.ts';
export { decodeBody, defaultBodyLimits } from './decode-body.ts';
export type { BodyLimits, DecodedBody } from './decode-body.ts';
export { fileDigest, sha256 } from './digests.ts';
export { ArchiveError } from './errors.ts';
export type { ArchiveErrorCode } from './errors.ts';
export type { About, Exchange, HeaderFields, Rendering } from './exchange.ts';
export { charsetOf, mediaTypeOf } from './media-type.ts';
export { isWarc, readCaptures } from './read-captures.ts';
export type { Capture, CaptureOptions, CaptureTrouble } from './read-captures.ts';
