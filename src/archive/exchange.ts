/** One request and its answer, as they are archived. */

/** Names and values of HTTP header fields, in order, as they were sent (characters are bytes). */
export type HeaderFields = readonly (readonly [string, string])[];

/** Why an address was asked for: what the archive says beside the answer, so that it stands alone. */
export interface About {
  /** Id of the source's entry. */
  readonly source: string;
  /** The address of the list that named it; null for an entry page. */
  readonly via: string | null;
  /** The words of the link that named it; null where there was none. */
  readonly title: string | null;
  /** The body whose report it is, by the source's entry; null where the entry names none. */
  readonly agency: {
    readonly id: string | null;
    readonly name: string;
    readonly region: string | null;
  } | null;
}

export interface Exchange {
  readonly url: string;
  /** When the request was sent, ISO 8601 in UTC. */
  readonly date: string;
  /** The request as sent: its request line and header fields, each line with CRLF, and the empty line. */
  readonly requestHead: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderFields;
  /** The body as sent, content codings included, transfer codings undone. */
  readonly body: Uint8Array;
  readonly about: About;
}

/** What a browser made of a page that was archived. */
export interface Rendering {
  readonly url: string;
  readonly date: string;
  /** The document as the browser held it, HTML in UTF-8. */
  readonly html: Uint8Array;
  /** WARC-Record-ID of the answer that it was made from. */
  readonly of: string;
  readonly about: About;
}

/** A document that somebody else fetched, or that lay in a file. */
export interface Resource {
  readonly url: string;
  readonly date: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** What the crawl that fetched it said of it; null where nobody did. */
  readonly about: About | null;
}
