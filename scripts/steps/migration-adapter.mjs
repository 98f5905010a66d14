import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";

// The one-byte type in which PostgreSQL's catalogue keeps the kind of a thing, and one that the adapter knows.
const CATALOGUE_CHAR = 18;
const KNOWN_CHAR = 1042;

/**
 * Reads catalogue columns, which the adapter by itself refuses as being of an unknown type.
 * @param {any} connection
 */
function withCatalogueTypes(connection) {
  const queryRaw = connection.queryRaw;
  connection.queryRaw = async (/** @type {unknown} */ query) => {
    /** @type {number[]} */
    const characters = [];
    const reader = Object.create(connection);
    reader.performIO = async (/** @type {unknown} */ io) => {
      const result = await connection.performIO(io);
      for (const [index, field] of result.fields.entries()) {
        if (field.dataTypeID !== CATALOGUE_CHAR) continue;
        field.dataTypeID = KNOWN_CHAR;
        characters.push(index);
      }
      return result;
    };
    const result = await queryRaw.call(reader, query);
    for (const index of characters) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
}

/**
 * The adapter cuts scripts at every semicolon, inside strings and function bodies too. Sent whole, a script is
 * parsed by PostgreSQL itself and runs as one transaction: a migration that fails leaves nothing behind.
 * @param {any} connection
 */
function withWholeScripts(connection) {
  connection.executeScript = async (/** @type {string} */ script) => {
    await connection.client.query(script).catch((/** @type {Error} */ error) => connection.onError(error));
  };
}

/**
 * What the schema engine talks to a database through.
 * @param {string} connectionString
 */
export function migrationAdapter(connectionString) {
  const factory = new PrismaPg({ connectionString, max: 2 });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    withCatalogueTypes(connection);
    withWholeScripts(connection);
    return connection;
  };
  // Only writing a new migration asks for a shadow database, and it is given an empty database to begin with.
  factory.connectToShadowDb = factory.connect;
  return factory;
}
