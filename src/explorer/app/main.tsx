/** The app: waits for the index, then shows the view that the address names. */
import { render } from 'preact';
import { App } from './app.tsx';
import { openShards } from './shards.ts';
import './style.css';
import './tables.css';
import './print.css';

openShards();
const root = document.getElementById('app');
if (root !== null) render(<App />, root);
