/// What the name of a driver library tells: which driver it is, how it is entered, what it needs.
struct DriverLibrary {
    let name: String
    let entryPoints: [String]
    let opensFirst: [String]

    /// Reads a file name such as `libadbc_driver_sqlite.so`, `libduckdb.so` or `_duckdb.cpython-311-x86_64-linux-gnu.so`;
    /// nil where it is no driver's.
    init?(fileName: String) {
        let extensions = [".so", ".dylib"]
        guard let ending = extensions.first(where: { fileName.hasSuffix($0) }) else { return nil }
        let stem = fileName.dropLast(ending.count)
        if stem == "libduckdb" {
            self.init(name: "duckdb", entryPoints: ["duckdb_adbc_init"], opensFirst: [])
        } else if stem.hasPrefix("_duckdb.cpython-3") {
            let digits = stem.dropFirst("_duckdb.cpython-3".count).prefix { $0.isNumber }
            let python = ending == ".so" ? ["libpython3.\(digits).so.1.0"] : ["libpython3.\(digits).dylib"]
            // Only Linux's loader leaves the interpreter's symbols to whoever opened it first.
            #if os(Linux)
                self.init(name: "duckdb", entryPoints: ["duckdb_adbc_init"], opensFirst: python)
            #else
                _ = python
                self.init(name: "duckdb", entryPoints: ["duckdb_adbc_init"], opensFirst: [])
            #endif
        } else if stem.hasPrefix("libadbc_driver_") {
            let name = String(stem.dropFirst("libadbc_driver_".count))
            self.init(name: name, entryPoints: Self.entryPoints(forDriver: name), opensFirst: [])
        } else {
            return nil
        }
    }

    private init(name: String, entryPoints: [String], opensFirst: [String]) {
        self.name = name
        self.entryPoints = entryPoints
        self.opensFirst = opensFirst
    }

    /// `AdbcDriver<Name>Init` as the convention derives it from the library's name, then the common name.
    static func entryPoints(forDriver name: String) -> [String] {
        let words = name.split { !$0.isLetter && !$0.isNumber }.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return ["AdbcDriver\(words.joined())Init", "AdbcDriverInit", "\(name)_adbc_init"]
    }

    /// The file names a driver may have in a folder of libraries.
    static func fileNames(forDriver name: String) -> [String] {
        let plain = name == "duckdb" ? ["libduckdb", "libadbc_driver_duckdb"] : ["libadbc_driver_\(name)"]
        return plain.flatMap { ["\($0).so", "\($0).dylib"] }
    }
}
