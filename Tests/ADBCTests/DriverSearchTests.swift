import ADBC
import Foundation
import Testing

@Suite("Finding drivers")
struct DriverSearchTests {
    let folder: TemporaryFolder
    let home: String

    init() throws {
        folder = try TemporaryFolder()
        home = folder.path + "/home"
    }

    func search(_ environment: [String: String] = [:], in directory: String = "work", program: String? = nil)
        -> DriverSearch
    {
        DriverSearch(
            environment: ["HOME": home].merging(environment) { $1 }, workingDirectory: folder.path + "/" + directory,
            executablePath: program.map { folder.path + "/" + $0 })
    }

    @Test("the order of the convention, then the set-up's folders")
    func order() throws {
        try folder.write("env/zzz.toml", "[Driver]\nshared = '\(folder.path)/env/libadbc_driver_zzz.so'\n")
        try folder.write("env/libadbc_driver_zzz.so")
        try folder.write("home/.config/adbc/drivers/libadbc_driver_zzz.so")
        try folder.write("given/zzz-1.0/libadbc_driver_zzz.so")
        try folder.write("app/.drivers/zzz-1.0/libadbc_driver_zzz.so")
        try folder.write("work/.drivers/zzz-1.0/zzz/libadbc_driver_zzz.so")
        try folder.write("lib/libadbc_driver_zzz.so")
        let found = search(
            [
                "ADBC_DRIVER_PATH": "\(folder.path)/none:\(folder.path)/env",
                "BELLWETHER_DRIVERS": "\(folder.path)/given", "LD_LIBRARY_PATH": "\(folder.path)/lib",
            ], in: "work/deep/er", program: "app/.build/release/bellwether"
        ).candidates(for: "zzz")
        #expect(found.map(\.origin) == [.environment, .user, .bellwether, .setUp, .setUp, .loader])
        #expect(found[0].manifest == folder.path + "/env/zzz.toml")
        #expect(found[3].path == folder.path + "/app/.drivers/zzz-1.0/libadbc_driver_zzz.so")
        #expect(found[4].path == folder.path + "/work/.drivers/zzz-1.0/zzz/libadbc_driver_zzz.so")
        #expect(found.allSatisfy { $0.isUsable })
        #expect(found[0].entryPoints.prefix(2) == ["AdbcDriverZzzInit", "AdbcDriverInit"])
    }

    @Test("XDG_CONFIG_HOME replaces ~/.config")
    func settingsFolder() throws {
        try folder.write("xdg/adbc/drivers/libadbc_driver_zzz.so")
        try folder.write("home/.config/adbc/drivers/libadbc_driver_zzz.so")
        let found = search(["XDG_CONFIG_HOME": folder.path + "/xdg"]).candidates(for: "zzz")
        #expect(found.map(\.path) == [folder.path + "/xdg/adbc/drivers/libadbc_driver_zzz.so"])
    }

    @Test("the newest unpacked version first")
    func versions() throws {
        for version in ["1.9.0", "1.10.0", "1.2.3"] {
            try folder.write("work/.drivers/duckdb-\(version)/libduckdb.so")
        }
        let found = search().candidates(for: "duckdb").filter { $0.origin == .setUp }
        #expect(found.map(\.version) == ["1.10.0", "1.9.0", "1.2.3"])
        #expect(found[0].entryPoints == ["duckdb_adbc_init"])
        #expect(found[0].opensFirst == [])
    }

    #if os(Linux)
        @Test("a wheel's library needs its interpreter, and says so")
        func interpreter() throws {
            try folder.write("work/.drivers/duckdb-2.0.0/_duckdb.cpython-399-x86_64-linux-gnu.so")
            let search = search()
            let found = try #require(search.candidates(for: "duckdb").first { $0.origin == .setUp })
            #expect(found.opensFirst == ["libpython3.99.so.1.0"])
            #expect(
                found.problem
                    == "it needs libpython3.99.so.1.0, which is not installed; install the package libpython3.99")
            #expect(throws: ADBCError.self) { try ADBCDriver.load(found) }
        }
    #endif

    static let manifests: [(String, String?, String?)] = [
        ("[Driver]\nshared = '{here}/a.so'", "{here}/a.so", nil),
        ("[Driver]\nentrypoint = \"Go\" # the way in\nshared = \"{here}/a.so\"", "{here}/a.so", nil),
        (
            "name = 'x'\nversion = '3.1'\n\n[Driver.shared]\nlinux_amd64 = 'a.so'\nlinux_arm64='a.so'\nmacos_arm64='a.so'\nmacos_amd64='a.so'",
            "{here}/a.so", nil
        ),
        ("Driver.shared = 'a.so'", "{here}/a.so", nil),
        ("[Driver.shared]\nwindows_amd64 = 'C:\\x.dll'", nil, "only for windows_amd64"),
        ("[Driver]\nentrypoint = 'Go'", nil, "the manifest has no Driver.shared"),
        ("", nil, "the manifest has no Driver.shared"),
        ("[Driver]\nshared = ['a.so']\n= = =\n[[[", nil, "the manifest has no Driver.shared"),
        ("[Driver]\nshared = 'gone.so'", "{here}/gone.so", "there is no such file"),
    ]

    @Test("manifests", arguments: manifests)
    func manifest(text: String, path: String?, problem: String?) throws {
        let here = folder.path + "/env"
        try folder.write("env/a.so")
        try folder.write("env/zzz.toml", text.replacingOccurrences(of: "{here}", with: here))
        let found = try #require(search(["ADBC_DRIVER_PATH": here]).candidates(for: "zzz").first)
        #expect(found.manifest == here + "/zzz.toml")
        if let path { #expect(found.path == path.replacingOccurrences(of: "{here}", with: here)) }
        if let problem { #expect(found.problem?.contains(problem) == true) } else { #expect(found.problem == nil) }
        if text.contains("Go") { #expect(found.entryPoints == ["Go"] || !found.isUsable) }
        if text.contains("3.1") { #expect(found.version == "3.1") }
    }

    @Test("nothing found says where it looked")
    func notFound() throws {
        try folder.write("env/readme.txt")
        let search = search(["ADBC_DRIVER_PATH": folder.path + "/env"])
        let error = #expect(throws: ADBCError.self) { try search.first(for: "no_such_driver") }
        #expect(error?.code == .driverNotFound)
        #expect(error?.message.contains(folder.path + "/env") == true)
        #expect(search.places.first?.folder == folder.path + "/env")
    }

    @Test("what is no driver fails to load with the loader's words")
    func notALibrary() throws {
        let text = try folder.write("libadbc_driver_text.so", "not a library")
        let candidate = try #require(search().candidates(for: text).first)
        #expect(candidate.origin == .path)
        let error = #expect(throws: ADBCError.self) { try ADBCDriver.load(candidate) }
        #expect(error?.code == .driverLoadFailed)
        #expect(error?.message.contains("libadbc_driver_text.so") == true)
        let missing = try #require(search().candidates(for: folder.path + "/gone.so").first)
        #expect(missing.problem == "there is no such file")
    }

    #if os(Linux)
        @Test("a library that is no driver is named as such")
        func noEntryPoint() throws {
            var candidate = try #require(search().candidates(for: "/lib/libm.so.6").first)
            candidate.problem = nil
            candidate.path = "libm.so.6"
            let error = #expect(throws: ADBCError.self) { try ADBCDriver.load(candidate) }
            #expect(error?.message.contains("exports none of") == true)
        }
    #endif
}
