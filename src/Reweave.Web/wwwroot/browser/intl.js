// Numbers, days and lists as the browser's own Intl writes them. Days are days: they are formatted in UTC so that no zone moves them.

const made = new Map();

function kept(name, make) {
  if (!made.has(name)) made.set(name, make());
  return made.get(name);
}

// English without a country would be America's to Intl. The device knows which one its person reads; else days come before months, as
// on the public pages.
const regional = (tag) => {
  const own = navigator.languages.find((language) => /^en-[A-Z]{2}$/.test(language)) ?? "en-GB";
  return tag.replace(/^en(?=-|$)/, own);
};

const dates = (tag, form, options) =>
  kept(`${tag} ${form}`, () => new Intl.DateTimeFormat(regional(tag), { timeZone: "UTC", calendar: "gregory", ...options }));

const day = (year, month, dayOfMonth) => new Date(Date.UTC(year, month - 1, dayOfMonth));

export function number(tag, value) {
  return kept(`${tag} number`, () => new Intl.NumberFormat(tag)).format(value);
}

export function date(tag, year, month, dayOfMonth) {
  return dates(tag, "date", { day: "numeric", month: "long", year: "numeric" }).format(day(year, month, dayOfMonth));
}

export function month(tag, year, monthOfYear) {
  return dates(tag, "month", { month: "long", year: "numeric" }).format(day(year, monthOfYear, 1));
}

// 4 January 1970 was a Sunday.
export function weekday(tag, dayOfWeek) {
  return dates(tag, "weekday", { weekday: "long" }).format(day(1970, 1, 4 + dayOfWeek));
}

export function time(tag, hour, minute) {
  return dates(tag, "time", { hour: "numeric", minute: "2-digit" }).format(new Date(Date.UTC(1970, 0, 1, hour, minute)));
}

export function relativeDays(tag, days) {
  return kept(`${tag} relative`, () => new Intl.RelativeTimeFormat(tag, { numeric: "auto" })).format(days, "day");
}

export function list(tag, items) {
  return kept(`${tag} list`, () => new Intl.ListFormat(tag, { type: "conjunction" })).format(items);
}
