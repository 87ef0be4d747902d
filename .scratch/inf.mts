import { loadRecogniser } from '/work/w5/src/documents/image/load-recogniser.ts';
const r=(await loadRecogniser())!;
const lap=async(n:string,f:()=>Promise<unknown>)=>{await f();await f();const u=process.cpuUsage();const t=performance.now();for(let i=0;i<3;i++)await f();const c=process.cpuUsage(u);console.log(n,'cpu',((c.user+c.system)/3000).toFixed(1),'wall',((performance.now()-t)/3).toFixed(1));};
for (const [b,w] of [[1,48],[8,48],[32,48],[64,48],[1,64],[32,64],[1,320],[4,320],[1,960]] as const) await lap(`${b}x${w}`,()=>r.infer(new Float32Array(b*3*48*w).fill(1),b,w));
