/** A store of captures by its place: a folder, or `s3://BUCKET/PREFIX` with the usual variables of the environment. */
import { CaptureStoreError, type CaptureStore } from './capture-store.ts';
import { folderCaptures } from './folder.ts';
import { s3Captures } from './s3.ts';

/** The variables that name a store of S3: those of Amazon's own tools. */
export interface S3Environment {
  readonly AWS_ACCESS_KEY_ID?: string | undefined;
  readonly AWS_SECRET_ACCESS_KEY?: string | undefined;
  readonly AWS_SESSION_TOKEN?: string | undefined;
  readonly AWS_REGION?: string | undefined;
  /** `http[s]://host[:port]`; Amazon's own unless told. */
  readonly AWS_ENDPOINT_URL?: string | undefined;
}

const shape = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([A-Za-z0-9._/-]*))?$/;

/** Throws CaptureStoreError `captures.bad_place`; whether the store answers is seen when it is used. */
export function openCaptures(place: string, environment: S3Environment): CaptureStore {
  if (!place.startsWith('s3://')) return folderCaptures(place);
  const found = shape.exec(place);
  const bad = (sentence: string): CaptureStoreError =>
    new CaptureStoreError('captures.bad_place', place, sentence);
  if (found === null) throw bad('this is no place in S3. Give one such as s3://bucket/prefix.');
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw bad('its keys are missing. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.');
  }
  const region = environment.AWS_REGION ?? 'us-east-1';
  const endpoint = environment.AWS_ENDPOINT_URL ?? `https://s3.${region}.amazonaws.com`;
  if (!/^https?:\/\/[^/]+\/?$/.test(endpoint)) {
    throw bad('AWS_ENDPOINT_URL is no address such as https://s3.example.org. Mend it.');
  }
  return s3Captures({
    bucket: found[1] ?? '',
    prefix: (found[2] ?? '').replace(/^\/+|\/+$/g, ''),
    endpoint: endpoint.replace(/\/$/, ''),
    region,
    accessKeyId,
    secretAccessKey,
    ...(environment.AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: environment.AWS_SESSION_TOKEN }),
  });
}
