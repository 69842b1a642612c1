/** The stored aggregates do not add up: they are to be rebuilt. */
export class AggregateDrift extends Error {
  override readonly name = "AggregateDrift";
}
