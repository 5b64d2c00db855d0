// Compares the computed public holidays with those of npm's date-holidays and prints the places that agree, with the last
// year for which they do: what src/main/resources/sla/holidays/checked.properties holds. See decision 015 for how to run it.
//
//   java -cp CLASSES dev.rapport.sla.calendars.PublicHolidaysDump 2025 2035 > days.txt
//   node compare.cjs days.txt 2025 2035 [PLACE to explain]...
const fs = require('fs');
const Holidays = require(require.resolve('date-holidays', { paths: [process.cwd()] }));

const LEAST = 2028; // agreement must reach at least so far
// Whether a month has begun is decided when it is seen: no computed day of these countries is sure.
const MOON_IS_SIGHTED = ['CF', 'CI', 'CM', 'KM', 'LY', 'RW', 'UG'];

const [file, first, last, ...explained] = process.argv.slice(2);
const ours = {};
for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
  const [, place, date, name] = line.match(/^(\S+) (\d{4}-\d\d-\d\d) (.*)$/) ?? [];
  if (place) (ours[place] ??= {})[date] = name;
}

const isWeekday = (date) => ![0, 6].includes(new Date(date).getUTCDay());

function theirs(country, region) {
  const states = new Holidays().getStates(country) ?? {};
  if (!(country in new Holidays().getCountries()) || (region && !(region.toUpperCase() in states))) return null;
  const source = region ? new Holidays(country, region.toUpperCase()) : new Holidays(country);
  const required = {};
  const allowed = {};
  for (let year = +first - 1; year <= +last + 1; year++)
    for (const { date, start, end, type, name } of source.getHolidays(year) || []) {
      if (type !== 'public' && type !== 'bank') continue;
      const hours = (end - start) / 3_600_000;
      for (let day = 0; day < Math.max(1, Math.round(hours / 24)); day++) {
        const at = new Date(Date.parse(date.slice(0, 10)) + day * 86_400_000).toISOString().slice(0, 10);
        allowed[at] = name;
        if (type === 'public' && hours >= 20) required[at] = name;
      }
    }
  return { required, allowed };
}

for (const [place, days] of Object.entries(ours).sort()) {
  const [country, region] = place.split('-');
  if (MOON_IS_SIGHTED.includes(country)) continue;
  const other = theirs(country, region);
  if (!other) continue;
  const differing = [
    ...Object.keys(days).filter((date) => !other.allowed[date]).map((date) => `${date} only here: ${days[date]}`),
    ...Object.keys(other.required).filter((date) => !days[date]).map((date) => `${date} only there: ${other.required[date]}`),
  ].filter((line) => isWeekday(line.slice(0, 10)) && line >= first && line.slice(0, 4) <= last).sort();
  const until = differing.length ? +differing[0].slice(0, 4) - 1 : +last;
  if (explained.includes(place)) differing.forEach((line) => console.log(`# ${place} ${line}`));
  if (until >= LEAST && until >= +first) console.log(`${place}=${until}`);
}
