// swift-tools-version: 6.2
import PackageDescription

let ours: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

/// One target per duty; `ArchitectureTests` reads the imports and fails on any that points upward.
func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: ours)
}

/// The tests of one target; `Architecture` has none of its own and reads the sources as text.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: (name == "Architecture" ? [] : [.target(name: name)]) + dependencies, exclude: exclude,
        swiftSettings: ours)
}

let package = Package(
    name: "bellwether",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "bellwether", targets: ["bellwether"]),
        .library(name: "Statistics", targets: ["Statistics"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    ],
    targets: [
        target("Chronology"),
        target("Diagnostics"),
        target("Statistics", [.product(name: "RealModule", package: "swift-numerics")]),
        target("Series", ["Chronology"]),
        target("Definitions", ["Chronology", "Diagnostics", .product(name: "Yams", package: "Yams")]),
        target("Library", ["Chronology", "Definitions", "Diagnostics"]),
        target("Statements", ["Definitions"]),
        .target(name: "CADBC", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        target("ADBC", ["CADBC"]),
        target("Queries", ["Definitions"]),
        target("Engines", ["Queries", "Series", "ADBC"]),
        target("Framework", ["Definitions", "Series", "Statistics", "Diagnostics"]),
        target("Store", ["Framework", "Series", .product(name: "GRDB", package: "GRDB.swift")]),
        target("Refresh", ["Engines", "Framework", "Store"]),
        target("Presentation", ["Framework", "Library"]),
        target(
            "Server",
            [
                "Presentation", "Refresh", .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "Logging", package: "swift-log"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        target("DemoData", ["Chronology"]),
        .executableTarget(
            name: "bellwether",
            dependencies: [
                "Refresh", "Presentation", "Server", "DemoData", "Library", "Statements",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: ours),
        .executableTarget(
            name: "bellwether-bench",
            dependencies: [
                "Refresh", "Presentation", "DemoData",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: ours),

        tests("Architecture"),
        tests("Chronology"),
        tests("Definitions", ["Chronology", "Diagnostics"], exclude: ["Golden"]),
        tests("Statements", ["Definitions", "Chronology", "Diagnostics"], exclude: ["Golden"]),
        tests("Statistics", exclude: ["Reference"]),
        tests("Library", ["Definitions", "Chronology", "Diagnostics"]),
        tests("Series", ["Chronology"]),
        tests("ADBC", ["CADBC"]),
        tests("Queries", ["Definitions", "Chronology", "Diagnostics"], exclude: ["Golden"]),
        tests("Engines", ["Queries", "Series", "ADBC", "Definitions", "Chronology", "Diagnostics"]),
        tests("Framework", ["Definitions", "Series", "Statistics", "Chronology", "Diagnostics"]),
        tests("Store", ["Series", "Chronology", .product(name: "GRDB", package: "GRDB.swift")]),
        tests(
            "Refresh",
            ["Engines", "Queries", "Framework", "Store", "Series", "ADBC", "Definitions", "Chronology", "Diagnostics"]),
        tests(
            "Server",
            [
                "Presentation", "Refresh", "Framework", "Store", "ADBC", "Definitions", "Series", "Chronology",
                "Diagnostics",
            ]),
        tests("Presentation", ["Framework", "Definitions", "Series", "Chronology"], exclude: ["Golden"]),
        tests("DemoData", ["Chronology", "Definitions"]),
        .testTarget(
            name: "RealDataTests",
            dependencies: [
                "Refresh", "Presentation", "Framework", "Definitions", "Store", "ADBC", "Chronology", "Series",
                "Diagnostics", "Engines", "Queries",
            ], exclude: ["Projects", "Reference", "TextFiles.tsv"], swiftSettings: ours),
        .testTarget(
            name: "CommandTests",
            dependencies: ["bellwether", "Refresh", "Definitions", "Store", "ADBC", "Chronology"], exclude: ["Golden"],
            swiftSettings: ours),
        .testTarget(name: "BenchTests", dependencies: ["bellwether-bench"], swiftSettings: ours),
    ]
)
