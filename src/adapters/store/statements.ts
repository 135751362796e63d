import type { Database } from "better-sqlite3";

/**
 * A statement that is prepared when it is first needed and then kept for its database. Preparing takes longer than most
 * statements run, and what is prepared takes memory that the garbage collector does not see: an import of ten thousand
 * interviews, each with statements of its own, took 2.5 GB.
 */
export function preparedOnce<Statement>(
  prepare: (database: Database) => Statement,
): (database: Database) => Statement {
  const known = new WeakMap<Database, Statement>();
  return (database) => {
    let statement = known.get(database);
    if (statement === undefined) {
      statement = prepare(database);
      known.set(database, statement);
    }
    return statement;
  };
}
