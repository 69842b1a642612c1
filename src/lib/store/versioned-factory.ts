/**
 * A factory that never opens without naming a version. Dexie answers a VersionError by opening again without one, which
 * would let an old app write into the tables of a newer one; here the VersionError stands.
 */
export function versionedFactory(factory: IDBFactory): IDBFactory {
  return {
    open(name, version) {
      if (version === undefined) throw new DOMException("A newer version has been here.", "VersionError");
      return factory.open(name, version);
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
    cmp: (first, second) => factory.cmp(first, second),
  };
}
