/** Prints lines with the seconds since `npm start` began (GIROK_STARTED_AT, set by tools/start.mjs). */
export function progressPrinter(): (line: string) => void {
  const begun = Number(process.env.GIROK_STARTED_AT) || Date.now();
  return (line) => console.log(`${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${line}`);
}
