/** Nobody alive was born before. */
const FIRST_YEAR = 1900;

/** Whether a text is a day of the calendar on which somebody may have been born, `today` included; both `YYYY-MM-DD`. */
export function isBirthDate(text: string, today: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text > today || Number(text.slice(0, 4)) < FIRST_YEAR) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The day of the calendar here. */
export function todayHere(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
