// Walks cases of the sample organisation of a running Rapport (first argument: its address) until some of each kind stand
// in each of many states: open, waiting, answered, solved, ended, broken promises, ladders, held words, imports.
const url = process.argv[2] ?? 'http://127.0.0.1:8080';
const sleep = seconds => new Promise(done => setTimeout(done, seconds * 1000));
let sent = 0;

async function ask(login, method, path, body, type = 'application/json') {
    const answer = await fetch(url + path, {
        method,
        headers: {
            Authorization: 'Basic ' + Buffer.from(`${login}:${login}`).toString('base64'),
            ...(path.endsWith('/leads') ? {'Idempotency-Key': `walk-${process.pid}-${++sent}`} : {}),
            ...(body && !(body instanceof FormData) ? {'Content-Type': type} : {})
        },
        body: body instanceof FormData || typeof body === 'string' ? body : body && JSON.stringify(body)
    });
    const text = await answer.text();
    if (!answer.ok) console.log(`${answer.status} ${method} ${path}: ${JSON.parse(text).detail}`);
    return answer.ok && (text ? JSON.parse(text) : true);
}

const all = async kind => (await ask('manager', 'GET', `/api/v1/${kind}?limit=100`)).items;

// what a form may be completed with: what it starts with, else the first choice, else something that fits
function filled(form, data, round, hidden) {
    const fields = {};
    const visit = components => components.forEach(field => {
        if (field.components) visit(field.components);
        if (!field.key || field.type === 'text' || (field.conditional && !hidden)) return;
        const values = field.values ?? data[field.valuesKey] ?? [];
        const choice = values.length ? values[round % values.length].value : undefined;
        fields[field.key] = data[field.key] ?? choice ?? {
            checkbox: round % 2 === 0, number: Number(field.validate?.min ?? 1), datetime: new Date().toISOString().slice(0, 10)
        }[field.type] ?? 'Written down';
    });
    visit(form?.components ?? []);
    return fields;
}

// completes every second task that is there, as one of those who may
async function completeSome(round) {
    let done = 0;
    const {items} = await ask('manager', 'GET', '/api/v1/tasks?queue=all&limit=100');
    for (const [place, task] of items.entries()) {
        if ((place + round) % 2) continue;
        const {form, data} = await ask('manager', 'GET', `/api/v1/tasks/${task.key}`);
        if (task.assignee) await ask('manager', 'POST', `/api/v1/tasks/${task.key}/release`);
        await ask('manager', 'POST', `/api/v1/tasks/${task.key}/claim`);
        for (const hidden of [false, true])
            if (await ask('manager', 'POST', `/api/v1/tasks/${task.key}/complete`, filled(form, data, round, hidden))) {
                done++;
                break;
            }
    }
    return done;
}

async function bringIn(kind, name, content) {
    const form = new FormData();
    form.append('file', new Blob([content]), name);
    return ask('manager', 'POST', `/api/v1/imports/${kind}`, form);
}

// promises on Weibo are so short that they break while this runs
const policy = await ask('manager', 'GET', '/api/v1/sla/policies');
if (policy) {
    const short = policy.text.replaceAll('always,1800,28800,1800,14400', 'always,20,40,20,30');
    const version = await ask('designer', 'POST', '/api/v1/sla/policies/versions', {text: short, note: 'Shorter on Weibo'});
    if (version) await ask('manager', 'POST', `/api/v1/sla/policies/versions/${version.version}/publish`, {});
}
await sleep(5);

const customers = (await ask('manager', 'GET', '/api/v1/customers?limit=100')).items;
for (let i = 0; i < 6; i++) {
    const customer = customers[i % customers.length].id;
    await ask('service', 'POST', '/api/v1/tickets', {
        customerId: customer, channel: i % 2 ? 'weibo' : 'email', publicComplaint: i % 2 === 1,
        subject: `Delivery ${i} is late`, body: '我的包裹还没有到。 Where is my parcel? I want a refund.'});
    await ask('sales', 'POST', '/api/v1/leads', {
        name: `Sample Lead ${i}`, company: `Sample Works ${i}`, email: `lead${i}@works.example`,
        source: 'Referral', city: 'Denver', facts: {country: 'United States', interest: 'Wants a demo'}});
    await ask('sales', 'POST', '/api/v1/opportunities', {
        name: `Deal ${i}`, customer, amount: `${1000 * (i + 1)}`, currency: 'EUR'});
}
await bringIn('leads', 'leads.csv', 'external,name,email,source,city\n'
    + Array.from({length: 6}, (_, i) => `X-${i},File Lead ${i},file${i}@works.example,Organic Search,Leeds`).join('\n')
    + '\nX-99,,,,\n');
const at = (day, hour) => `2026-01-${day}T${hour}:00:00.000+01:00`;
const event = (day, hour, what) => `<event><string key="concept:name" value="${what}"/>`
    + `<date key="time:timestamp" value="${at(day, hour)}"/><string key="org:resource" value="Value 1"/></event>`;
const log = new FormData();
log.append('file', new Blob(['<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0">'
    + Array.from({length: 6}, (_, i) => `<trace><string key="concept:name" value="Case ${i}"/>`
        + event('05', '09', 'Open') + event('05', '14', 'Wait') + event('07', '10', 'Reply')
        + (i % 2 ? event('28', '10', 'Close') : '') + '</trace>').join('')
    + '</log>']), 'desk.xes');
log.append('mapping', JSON.stringify({source: 'sample-desk', attributes: {}, rules: [
    {when: {'concept:name': 'Open'}, events: ['opened']},
    {when: {'concept:name': 'Wait'}, events: ['paused:customer']},
    {when: {'concept:name': 'Reply'}, events: ['resumed', 'agent-reply']},
    {when: {'concept:name': 'Close'}, events: ['solved', 'closed']}]}));
await ask('manager', 'POST', '/api/v1/imports/tickets', log);
await ask('manager', 'POST', '/api/v1/tokens', {name: 'walk', days: 30});
await ask('manager', 'PUT', '/api/v1/sla/calendar-assignments/team/sales', {calendar: 'eu-office'});
const people = (await ask('admin', 'GET', '/api/v1/people?limit=100')).items;
await ask('manager', 'POST', '/api/v1/sla/alerts', {
    name: 'Many misses', figure: 'breaches', threshold: 1, tells: [people[0].id]});
await ask('admin', 'POST', `/api/v1/people/${people[0].id}/absences`, {
    from: '2026-01-01T00:00:00Z', until: '2036-01-01T00:00:00Z'});
await sleep(20);

for (let round = 0; round < 4; round++) {
    console.log('completed', await completeSome(round));
    await sleep(8);
}
const tickets = (await all('tickets')).filter(ticket => !ticket.external && ticket.state !== 'closed');
const acts = [
    ticket => ask('service', 'POST', `/api/v1/tickets/${ticket.number}/messages`, {text: 'We look into it.', direction: 'out'}),
    ticket => ask('manager', 'POST', `/api/v1/tickets/${ticket.number}/solve`, {reply: 'It is done.'}),
    ticket => ask('manager', 'POST', `/api/v1/tickets/${ticket.number}/escalate`, {reason: 'It takes long'}),
    ticket => ask('manager', 'PUT', `/api/v1/tickets/${ticket.number}/priority`, {priority: 'urgent', reason: 'It hurts'}),
    ticket => ask('service', 'POST', `/api/v1/tickets/${ticket.number}/messages`, {text: 'Any news?', direction: 'in'})
];
for (const [place, ticket] of tickets.entries()) await acts[place % acts.length](ticket);
for (const member of (await all('members')).slice(0, 2))
    await ask('community', 'POST', `/api/v1/members/${member.number}/signals`, {signal: 'INTENT'});
const breaches = (await ask('manager', 'GET', '/api/v1/sla/breaches')).items;
console.log('breaches', breaches.length);
for (const breach of breaches.slice(0, 2))
    await ask('manager', 'POST', `/api/v1/sla/breaches/${breach.id}/remarks`, {cause: 'other', excuses: true, remark: 'The courier was late'});
await sleep(20);
