import CADBC
import Foundation

extension DriverSearch {
    /// The libraries of one driver in one folder.
    func candidates(for name: String, in place: Place) -> [DriverCandidate] {
        switch place.origin {
        case .environment, .user, .system, .path:
            let manifest = place.folder + "/" + name + ".toml"
            let listed = isFile(manifest) ? [readManifest(manifest, place.origin)] : []
            return listed + plainLibraries(name, place)
        case .loader: return plainLibraries(name, place)
        case .bellwether, .setUp: return unpacked(name, place)
        }
    }

    private func plainLibraries(_ name: String, _ place: Place) -> [DriverCandidate] {
        DriverLibrary.fileNames(forDriver: name).map { place.folder + "/" + $0 }.filter(isFile)
            .map { describe($0, place.origin, named: name) }
    }

    /// The libraries in a folder of unpacked wheels: `<name>-<version>/` and one folder below, newest version first.
    private func unpacked(_ name: String, _ place: Place) -> [DriverCandidate] {
        var found = libraries(name, in: place.folder, place.origin, version: nil)
        for wheel in entries(place.folder).sorted(by: isNewer) where isFolder(place.folder + "/" + wheel) {
            let folder = place.folder + "/" + wheel
            let version = wheel.split(separator: "-").last.map(String.init).flatMap { text in
                text.first?.isNumber == true ? text : nil
            }
            let inside = [folder] + entries(folder).sorted().map { folder + "/" + $0 }.filter(isFolder)
            for folder in inside { found += libraries(name, in: folder, place.origin, version: version) }
        }
        return found
    }

    private func libraries(
        _ name: String, in folder: String, _ origin: DriverCandidate.Origin, version: String?
    ) -> [DriverCandidate] {
        entries(folder).sorted().filter { DriverLibrary(fileName: $0)?.name == name }.map { file in
            var candidate = describe(folder + "/" + file, origin, named: name)
            candidate.version = version
            return candidate
        }
    }

    /// What can be said of a library without loading it.
    func describe(_ path: String, _ origin: DriverCandidate.Origin, named name: String?) -> DriverCandidate {
        let file = String(path.split(separator: "/").last ?? "")
        let library = DriverLibrary(fileName: file)
        let name = name ?? library?.name ?? file
        var candidate = DriverCandidate(
            name: name, path: path, origin: origin, manifest: nil, version: nil,
            entryPoints: library?.entryPoints ?? DriverLibrary.entryPoints(forDriver: name),
            opensFirst: library?.opensFirst ?? [], problem: nil)
        if !isFile(path) {
            candidate.problem = "there is no such file"
        } else if !FileManager.default.isReadableFile(atPath: path) {
            candidate.problem = "the file cannot be read; check its permissions"
        } else if let missing = candidate.opensFirst.first(where: { cadbc_can_open_library($0) == 0 }) {
            let package = missing.prefix { $0 != "." } + "." + missing.split(separator: ".")[1]
            candidate.problem = "it needs \(missing), which is not installed; install the package \(package)"
        }
        return candidate
    }

    /// The library a manifest names.
    func readManifest(_ path: String, _ origin: DriverCandidate.Origin) -> DriverCandidate {
        let name = String((path.split(separator: "/").last ?? "").dropLast(".toml".count))
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            var candidate = describe(path, origin, named: name)
            candidate.problem = candidate.problem ?? "the manifest cannot be read"
            return candidate
        }
        let manifest = DriverManifest(text)
        guard let library = manifest.library else {
            var candidate = describe(path, origin, named: name)
            candidate.manifest = path
            candidate.problem =
                manifest.platforms.isEmpty
                ? "the manifest has no Driver.shared"
                : "the manifest has no library for \(DriverManifest.platform), only for "
                    + manifest.platforms.joined(separator: ", ")
            return candidate
        }
        let folder = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
        var candidate = describe(absolute(library, in: folder), origin, named: name)
        candidate.manifest = path
        candidate.version = manifest.version
        if let entryPoint = manifest.entryPoint { candidate.entryPoints = [entryPoint] }
        return candidate
    }

    /// The names in a folder, without hidden ones: the set-up script unpacks into those before it renames them.
    private func entries(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }
    }

    private func isFile(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) && !isFolder(path) }

    /// Orders `duckdb-2.10.0` before `duckdb-2.9.0`.
    private func isNewer(_ left: String, _ right: String) -> Bool {
        left.compare(right, options: .numeric) == .orderedDescending
    }
}
