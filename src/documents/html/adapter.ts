/** How parse5 builds the lean nodes. */
import type { Token, TreeAdapter, TreeAdapterTypeMap } from 'parse5';
import { LeanData, LeanElement, LeanRoot, append, detach, insertBefore } from './nodes.ts';
import type { LeanNode, LeanParent } from './nodes.ts';

/** The node types that parse5 handles here. */
export type LeanMap = TreeAdapterTypeMap<
  LeanNode,
  LeanParent,
  LeanNode,
  LeanRoot,
  LeanRoot,
  LeanElement,
  LeanData,
  LeanData,
  LeanElement,
  LeanData
>;

/** Thrown where a page has more elements than allowed. */
export class TooManyElements extends Error {}

/** An adapter for one page, that stops at `maxElements` and collects the page's `<style>` elements. */
export function leanAdapter(maxElements: number, sheets: LeanElement[] = []): TreeAdapter<LeanMap> {
  let elements = 0;
  return {
    createDocument: () => new LeanRoot(),
    createDocumentFragment: () => new LeanRoot(),
    createElement(tagName, namespace, attributes) {
      elements += 1;
      if (elements > maxElements) throw new TooManyElements();
      const element = new LeanElement(tagName, namespace, attributes);
      if (tagName === 'style') sheets.push(element);
      return element;
    },
    createCommentNode: (data) => new LeanData('comment', data),
    createTextNode: (value) => new LeanData('text', value),
    appendChild: append,
    insertBefore,
    setTemplateContent: (template, content) => append(template, content),
    getTemplateContent: (template) => {
      const { first } = template;
      return first instanceof LeanRoot ? first : new LeanRoot();
    },
    setDocumentType(document, name) {
      const doctype = new LeanData('directive', `!DOCTYPE ${name}`);
      doctype.name = '!doctype';
      append(document, doctype);
    },
    setDocumentMode(document, mode) {
      document['x-mode'] = mode;
    },
    getDocumentMode: (document) => document['x-mode'],
    detachNode: detach,
    insertText(parent, text) {
      const { last } = parent;
      if (last instanceof LeanData && last.type === 'text') last.data += text;
      else append(parent, new LeanData('text', text));
    },
    insertTextBefore(parent, text, reference) {
      const { prev } = reference;
      if (prev instanceof LeanData && prev.type === 'text') prev.data += text;
      else insertBefore(parent, new LeanData('text', text), reference);
    },
    adoptAttributes: (recipient, attributes) => recipient.adopt(attributes),
    getFirstChild: (parent) => parent.first,
    getChildNodes: (parent) => parent.children,
    getParentNode: (node) => node.parent,
    getAttrList: (element) => [...element.attributeList] as Token.Attribute[],
    getTagName: (element) => element.name,
    getNamespaceURI: (element) => element.namespace,
    getTextNodeContent: (node) => node.data,
    getCommentNodeContent: (node) => node.data,
    getDocumentTypeNodeName: (node) => node.name,
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    isTextNode: (node): node is LeanData => node.type === 'text',
    isCommentNode: (node): node is LeanData => node.type === 'comment',
    isDocumentTypeNode: (node): node is LeanData => node.type === 'directive',
    isElementNode: (node): node is LeanElement => node instanceof LeanElement,
    setNodeSourceCodeLocation: () => undefined,
    getNodeSourceCodeLocation: () => null,
    updateNodeSourceCodeLocation: () => undefined,
  };
}
