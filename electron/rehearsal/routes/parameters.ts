import { startOfDay } from '../days';
import { refuseProperties } from '../refusal';

/** Reads `date`, as every endpoint with one takes it. */
export function dateParameter(query: URLSearchParams, name = 'date'): string {
  const day = query.get(name);
  if (day === null || day === '')
    throw refuseProperties([{ message: `${name} is required`, property: name }]);
  if (startOfDay(day) === null)
    throw refuseProperties([{ message: 'invalid date, must be yyyyMMdd', property: name }]);
  return day;
}
