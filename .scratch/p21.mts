import { loadRecogniser, openDocument } from '../src/documents/index.ts';
import { readFileSync } from 'node:fs';
const rr=await loadRecogniser();
const d=await openDocument(readFileSync('/tmp/p21.jpg'),{file:'x',recogniser:async()=>({...rr!,elapsedMs:()=>0})});
console.log(d.blocks.slice(0,12).map(b=>b.kind==='paragraph'?b.text:'T').join('\n'));
