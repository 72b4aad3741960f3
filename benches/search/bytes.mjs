// Files and gzipped bytes to ten ranked hits, and how long a query takes, in headless Chromium.
// usage: node bytes.mjs PUBLIC QUERIES.txt   (chromedriver and chromium must be installed)
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const [folder, file] = process.argv.slice(2);
const queries = readFileSync(file, 'utf8').split('\n').filter(Boolean);
let asked = [];
const host = createServer((request, answer) => {
  const path = request.url.split(/[?#]/)[0];
  asked.push(path);
  try {
    const kind = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html';
    answer.writeHead(200, { 'content-type': kind + '; charset=utf-8', 'cache-control': 'no-store' });
    answer.end(readFileSync(folder + path));
  } catch { answer.writeHead(404).end(); }
}).listen(0);
const root = `http://127.0.0.1:${host.address().port}/`;
const driver = spawn('chromedriver', ['--port=9515'], { stdio: 'ignore' });
const call = async (method, path, body) => {
  const found = await (await fetch('http://127.0.0.1:9515' + path, { method, body: body && JSON.stringify(body) })).json();
  if (found.value?.error) throw new Error(found.value.message);
  return found.value;
};
for (;;) { try { await call('GET', '/status'); break; } catch { await new Promise((go) => setTimeout(go, 100)); } }
const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--enable-precise-memory-info', '--js-flags=--expose-gc'];
let session = '';
const run = (script, ...values) => call('POST', session + '/execute/async',
  { script: `const done = arguments[arguments.length - 1], asked = Array.from(arguments); (async () => { ${script} })().then(done, (fault) => done('fault: ' + fault));`, args: values });
const rows = [];
for (const query of queries) {
  // A browser for each: a driver keeps what earlier pages left.
  session = '/session/' + (await call('POST', '/session', { capabilities: { alwaysMatch: { 'goog:chromeOptions': { args } } } })).sessionId;
  asked = [];
  await call('POST', session + '/url', { url: root + 'search.html' });
  const [cold, warm, heap] = await run(`
    const ask = () => casebookSearch.ranked(asked[0], false, 10);
    let from = performance.now(); await ask(); const cold = performance.now() - from;
    from = performance.now(); await ask(); await ask(); await ask();
    const warm = (performance.now() - from) / 3;
    await new Promise((go) => setTimeout(go, 300)); // what the last query left may go
    gc();
    return [cold, warm, performance.memory.usedJSHeapSize];`, query);
  const files = [...new Set(asked.filter((path) => path.startsWith('/search/')))];
  const bytes = files.reduce((sum, path) => sum + gzipSync(readFileSync(folder + path), { level: 9 }).length, 0);
  await call('DELETE', session);
  rows.push({ query, files: files.length, bytes, cold, warm, heap });
}
driver.kill(); host.close();
const at = (key, share) => rows.map((row) => row[key]).sort((a, b) => a - b)[Math.min(rows.length - 1, Math.floor(rows.length * share))];
for (const key of ['files', 'bytes', 'cold', 'warm', 'heap']) {
  console.log(key.padEnd(6), 'median', Math.round(at(key, 0.5)), 'worst', Math.round(at(key, 1)));
}
console.log('most bytes:', rows.sort((a, b) => b.bytes - a.bytes).slice(0, 3).map((row) => `${row.query} (${row.bytes}, ${row.files})`).join('; '));
